using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class GetCampaign(CampaignStore campaigns, CampaignIndex index, TimeProvider clock)
{
    /// <summary>With its figures, counted from the rows: a page for each thousand targets.</summary>
    [Function(nameof(GetCampaign))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns/{id}")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadableAsync(id, request, cancellationToken);
        var figures = await CampaignFigures.CountAsync(index.MarksAsync(campaign.Id, cancellationToken), clock.GetUtcNow(), cancellationToken);
        return Results.Json(CampaignView.Of(campaign, figures), AnswerJson.Wire.CampaignView);
    }
}
