using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Storage;

/// <summary>The row that a target has in the partition of its campaign.</summary>
internal static class TargetRows
{
    public const string Item = "Item";

    /// <summary>Ticks of the next deadline (UTC), on open rows.</summary>
    public const string Wake = "Wake";

    public const string Visited = "Visited";

    public static TableEntity Of(RectificationState state)
    {
        var summary = TargetSummary.Of(state);
        var row = new TableEntity(state.Campaign, state.Id)
        {
            [Item] = JsonSerializer.Serialize(summary, RectificationJson.Stored.TargetSummary),
            [nameof(TargetSummary.Version)] = summary.Version,
            [nameof(TargetSummary.Status)] = summary.Status.ToString(),
            [nameof(TargetSummary.Section)] = summary.Section,
            [nameof(TargetSummary.Kind)] = summary.Kind,
            [nameof(TargetSummary.Unit)] = summary.Unit,
            [nameof(TargetSummary.FoundOnStreet)] = summary.FoundOnStreet,
            [nameof(TargetSummary.Excluded)] = summary.Excluded?.ToString(),
            [nameof(TargetSummary.Findings)] = summary.Findings,
            [nameof(TargetSummary.CuredFindings)] = summary.CuredFindings,
            [nameof(TargetSummary.Round)] = summary.Round,
            [Visited] = summary.VisitedAt is not null,
        };
        if (summary.DueAt is { } due) row[nameof(TargetSummary.DueAt)] = due.UtcTicks;
        if (RectificationLifecycle.NextDeadline(state) is { } next) row[Wake] = next.UtcTicks;
        foreach (var unit in state.JointUnits.Prepend(state.Unit)) row[IndexRows.UnitColumn(unit)] = true;
        return row;
    }
}
