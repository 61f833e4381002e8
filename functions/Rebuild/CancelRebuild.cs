using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rebuild;

public sealed class CancelRebuild(IndexRebuilds rebuilds, TimeProvider clock)
{
    /// <summary>Ends a rebuild after the page that it is at, so that another can begin; one that is over stays as it is.</summary>
    [Function(nameof(CancelRebuild))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "index/rebuilds/{run}/cancel")] HttpRequest request, string run, CancellationToken cancellationToken)
    {
        _ = request.ActorWith(Role.Admin);
        return RebuildView.Answer(await RebuildView.FindAsync(run, number => rebuilds.CancelAsync(number, clock.GetUtcNow(), cancellationToken)), StatusCodes.Status200OK);
    }
}
