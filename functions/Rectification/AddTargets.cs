using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class AddTargets(CampaignStore campaigns, TargetIntake intake, ReferenceInForce reference)
{
    /// <summary>A list (CSV, XLSX or a JSON array) of the planners, with <c>?single=true</c> one firm that an inspector found on the street.</summary>
    [Function(nameof(AddTargets))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "campaigns/{id}/targets")] HttpRequest request,
        string id,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadableAsync(id, request, cancellationToken);
        return request.Field("single") switch
        {
            null or "false" => await ListAsync(campaign, request, engine, cancellationToken),
            "true" => await AddAsync(campaign, request, engine, cancellationToken),
            _ => throw new ProblemException("single-invalid", "single is true or false."),
        };
    }

    private async Task<IResult> ListAsync(Campaign campaign, HttpRequest request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var actor = request.ActorWith(CampaignRoles.Plan);
        var rows = await TargetList.ReadAsync(request.Body, request.ContentType, (await reference.GetAsync(cancellationToken)).Data, cancellationToken);
        return Results.Json(ListingView.Of(await intake.ListAsync(campaign, rows, actor, engine, cancellationToken)), AnswerJson.Wire.ListingView);
    }

    private async Task<IResult> AddAsync(Campaign campaign, HttpRequest request, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var actor = request.ActorWith([.. CampaignRoles.Plan, Role.Handler]);
        var entry = (await RequestBody.ReadAsync(request, cancellationToken)).Read(RectificationRequestJson.Default.TargetEntry);
        var receipt = await intake.ListAsync(campaign, new TargetRow(1, entry with { Unit = entry.Unit ?? CaseReading.UnitOf(actor) }, Problem: null), foundOnStreet: true, actor, engine, cancellationToken);
        if (receipt.Outcome == ListingOutcome.Refused) throw new ProblemException(receipt.Code!, receipt.Reason!, StatusCodes.Status422UnprocessableEntity);
        request.HttpContext.Response.Headers.Location = $"/api/rectifications/{receipt.Id}";
        return Results.Json(ListingView.Of([receipt]), AnswerJson.Wire.ListingView, statusCode: receipt.Outcome == ListingOutcome.Listed ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
