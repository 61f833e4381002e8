using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Functions.Firms;

public sealed class TakeHandIn(FirmDoor door)
{
    /// <summary>A paper, or the receipt of the notice, as a browser's form sends it (<c>multipart/form-data</c>).</summary>
    [Function(nameof(TakeHandIn))]
    public Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "handin/{token}")] HttpRequest request,
        string token,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken) => HandInAnswer.OfAsync(request, token, door, () => TakeAsync(request, token, engine, cancellationToken), cancellationToken);

    private async Task<FirmVisit> TakeAsync(HttpRequest request, string token, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var form = await HandInForm.ReadAsync(request, cancellationToken);
        if (form.Content is not { } content) return await door.ConfirmNoticeAsync(token, engine, cancellationToken);
        try
        {
            return await door.HandInAsync(token, form.Item, form.Paper, content, engine, cancellationToken);
        }
        catch (IOException)
        {
            throw HandInForm.Invalid();
        }
    }
}
