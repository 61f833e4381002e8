using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
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
        return RebuildView.Answer(await RebuildView.FindAsync(run, number => rebuilds.FindAsync(number, cancellationToken)), StatusCodes.Status200OK);
    }
}
