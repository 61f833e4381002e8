using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>A page of a list, soonest due first.</summary>
/// <param name="Continuation">For the next page; left out on the last.</param>
public sealed record CaseListView(IReadOnlyList<CaseListItem> Items, string? Continuation);

public sealed class ListCases(CaseQueries queries, TimeProvider clock)
{
    private const int MostCodeCharacters = 50;
    private static readonly string[] Fields = ["stage", "unit", "grid", "source", "day", "overdue", "top", "continuation"];

    [Function(nameof(ListCases))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases")] HttpRequest request, CancellationToken cancellationToken)
    {
        var filter = VisibleTo(request.Actor(), Filter(request));
        var page = await request.PageAsync((top, continuation) => queries.ListAsync(filter, top, continuation, cancellationToken));
        var now = clock.GetUtcNow();
        return Results.Json(
            new CaseListView([.. page.Items.Select(item => new CaseListItem(item, now))], page.Continuation), AnswerJson.Wire.CaseListView);
    }

    private static CaseFilter Filter(HttpRequest request)
    {
        if (request.Query.Keys.FirstOrDefault(key => !Fields.Contains(key, StringComparer.Ordinal)) is { } unknown)
            throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there are {string.Join(", ", Fields)}.");
        return new CaseFilter
        {
            Stage = request.Field("stage") is { } stage ? Stage(stage) : null,
            Unit = Code(request, "unit"),
            Grid = Code(request, "grid"),
            Source = Code(request, "source"),
            Day = request.Field("day") is { } day ? Day(day) : null,
            Overdue = request.Field("overdue") is { } overdue ? Overdue(overdue) : null,
        };
    }

    /// <summary>Whoever may not read all sees their unit's cases, or else their own.</summary>
    private static CaseFilter VisibleTo(Actor actor, CaseFilter filter)
    {
        if (CaseReading.MayReadAll(actor)) return filter;
        if (CaseReading.UnitOf(actor) is not { } unit) return filter with { FiledBy = actor.Id };
        return (filter.Unit ?? unit) == unit ? filter with { Unit = unit } : throw new ForbiddenException($"A handler of {unit} sees the cases of {unit}.");
    }

    private static CaseStage Stage(string text) =>
        RequestHeaders.Word<CaseStage>(text) ?? throw new ProblemException("stage-invalid", "stage is one of dispatch, handling, supervision, closed.");

    /// <summary>Codes are short; a longer text can be none, and would not fit into a row key.</summary>
    private static string? Code(HttpRequest request, string name) => request.Field(name) is { Length: > MostCodeCharacters }
        ? throw new ProblemException($"{name}-invalid", $"{name} takes {MostCodeCharacters} characters.")
        : request.Field(name);

    private static DateOnly Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new ProblemException("day-invalid", "day looks like 2026-03-02.");

    private static bool Overdue(string text) => bool.TryParse(text, out var overdue)
        ? overdue
        : throw new ProblemException("overdue-invalid", "overdue is true or false.");
}
