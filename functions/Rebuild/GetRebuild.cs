using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rebuild;

public sealed class GetRebuild(IndexRebuilds rebuilds)
{
    [Function(nameof(GetRebuild))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "index/rebuilds/{run}")] HttpRequest request, string run, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin, Role.Supervisor);
        var progress = int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await rebuilds.FindAsync(number, cancellationToken) : null;
        return progress is null
            ? throw new ProblemException("rebuild-not-found", $"There was no rebuild '{run}'; POST /api/index/rebuilds answers the number of the one that it begins.", StatusCodes.Status404NotFound)
            : RebuildView.Answer(progress, StatusCodes.Status200OK);
    }
}
