using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Rectification;

public sealed class ListCampaignTargets(CampaignStore campaigns, CampaignIndex index)
{
    private static readonly string[] Fields = ["state", "unvisited", "section", "kind", "unit", "top", "continuation"];

    [Function(nameof(ListCampaignTargets))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "campaigns/{id}/targets")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var campaign = await campaigns.ReadableAsync(id, request, cancellationToken);
        var filter = VisibleTo(request.Actor(), Filter(request));
        var page = await request.PageAsync((top, continuation) => index.ListAsync(campaign.Id, filter, top, continuation, cancellationToken));
        return Results.Json(page, AnswerJson.Wire.TargetPage);
    }

    private static TargetFilter Filter(HttpRequest request)
    {
        if (request.Query.Keys.FirstOrDefault(key => !Fields.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there are {string.Join(", ", Fields)}.");
        return new TargetFilter(
            Status: request.Field("state") is { } state ? RequestHeaders.Word<RectificationStatus>(state) ?? throw new ProblemException("state-invalid", $"state is one of {string.Join(", ", Enum.GetNames<RectificationStatus>()).ToLowerInvariant()}.") : null,
            Visited: request.Field("unvisited") switch
            {
                null => null,
                "true" => false,
                "false" => true,
                _ => throw new ProblemException("unvisited-invalid", "unvisited is true or false."),
            },
            Section: request.Field("section"),
            Kind: request.Field("kind"),
            Unit: request.Field("unit"));
    }

    /// <summary>Whoever may not read all sees their department's targets.</summary>
    private static TargetFilter VisibleTo(Actor actor, TargetFilter filter)
    {
        if (CaseReading.MayReadAll(actor)) return filter;
        var unit = CaseReading.UnitOf(actor);
        return (filter.Unit ?? unit) == unit ? filter with { Unit = unit } : throw new ForbiddenException($"A handler of {unit} sees the targets of {unit}.");
    }
}
