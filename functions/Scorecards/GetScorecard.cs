using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Identity;

namespace Xinjing.Serverless.Functions.Scorecards;

public sealed class GetScorecard(ScorecardDesk desk)
{
    [Function(nameof(GetScorecard))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scorecard")] HttpRequest request, CancellationToken cancellationToken)
    {
        var unit = UnitOf(request.Actor());
        var query = ScorecardQuery.Read(request);
        var view = await desk.MakeAsync(query, unit, cancellationToken);
        return query.Format switch
        {
            ScorecardFormat.Csv => await ScorecardFile.CsvAsync(view, cancellationToken),
            ScorecardFormat.Xlsx => await ScorecardFile.XlsxAsync(view, cancellationToken),
            _ => Results.Json(view, ScorecardJson.Wire.ScorecardView),
        };
    }

    /// <summary>The unit that a handler sees; <c>null</c> for those who see all.</summary>
    private static string? UnitOf(Actor actor) =>
        CaseReading.MayReadAll(actor) ? null
        : actor.Is(Role.Handler) && actor.Unit is { } unit ? unit
        : throw new ForbiddenException("The scorecard is for dispatchers, verifiers, supervisors and admins, and for handlers that of their unit.");
}
