using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rebuild;

namespace Xinjing.Serverless.Functions.Rebuild;

public sealed class StartRebuild(RebuildDesk desk)
{
    /// <summary>Begins a rebuild of the index, or answers the one that is under way.</summary>
    [Function(nameof(StartRebuild))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "index/rebuilds")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var progress = await desk.StartAsync(request.ActorWith(Role.Admin), engine, cancellationToken);
        request.HttpContext.Response.Headers.Location = string.Create(CultureInfo.InvariantCulture, $"/api/index/rebuilds/{progress.Run}");
        return RebuildView.Answer(progress, StatusCodes.Status202Accepted);
    }
}
