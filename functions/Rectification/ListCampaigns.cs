using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class ListCampaigns(CampaignStore campaigns)
{
    /// <summary>A page of campaigns; those in which the caller has no part are left out of it.</summary>
    [Function(nameof(ListCampaigns))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns")] HttpRequest request, CancellationToken cancellationToken)
    {
        var actor = request.Actor();
        var (found, continuation) = await request.PageAsync((top, from) => campaigns.ListAsync(top, from, cancellationToken));
        return Results.Json(
            new CampaignListView([.. found.Where(c => RectificationReading.MayRead(c, actor)).Select(c => CampaignView.Of(c))], continuation), AnswerJson.Wire.CampaignListView);
    }
}
