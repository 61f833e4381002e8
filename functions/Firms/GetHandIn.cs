using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Functions.Firms;

public sealed class GetHandIn(FirmDoor door)
{
    /// <summary>How a firm stands, by its link: as a page for a browser, as JSON for everybody else.</summary>
    [Function(nameof(GetHandIn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "handin/{token}")] HttpRequest request, string token, CancellationToken cancellationToken) =>
        HandInAnswer.OfAsync(request, token, door, () => door.EnterAsync(token, cancellationToken), cancellationToken);
}
