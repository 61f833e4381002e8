using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class CreateCampaign(CampaignDesk desk)
{
    [Function(nameof(CreateCampaign))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "campaigns")] HttpRequest request, CancellationToken cancellationToken)
    {
        var actor = request.ActorWith(CampaignRoles.Plan);
        var plan = (await RequestBody.ReadAsync(request, cancellationToken)).Read(RectificationRequestJson.Default.CampaignPlan);
        var (campaign, isNew) = await desk.CreateAsync(plan, actor, cancellationToken);
        var view = CampaignView.Of(campaign);
        request.HttpContext.Response.Headers.Location = view.Links.Self;
        return Results.Json(view, AnswerJson.Wire.CampaignView, statusCode: isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
