using System.Text.Json;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Reference;

/// <summary>A version of a set. Instants are UTC.</summary>
/// <param name="Version">0 for the seeds.</param>
/// <param name="By"><c>sub</c> of the admin; left out for the seeds, as is <paramref name="At"/>.</param>
/// <param name="Content">The whole set; left out in lists.</param>
public sealed record ReferenceSetView(string Set, long Version, string Edition, string? By = null, DateTimeOffset? At = null, JsonElement? Content = null)
{
    internal static ReferenceSetView Of(ReferenceChange change) => new(change.Set, change.Version, change.Edition, change.By, change.At);
}

/// <summary>Every version of a set that was accepted, the latest first.</summary>
public sealed record ReferenceHistoryView(IReadOnlyList<ReferenceSetView> Items);

/// <summary>A set was replaced.</summary>
/// <param name="Recomputation">Where to see which deadlines move.</param>
public sealed record ReferenceAcceptedView(string Set, long Version, string Edition, string By, DateTimeOffset At, string Recomputation);

/// <summary>What a set would do; nothing was changed.</summary>
/// <param name="Cases">Open cases that were looked at.</param>
/// <param name="Continuation">For the next ones, with the same body; left out at the end.</param>
public sealed record DryRunView(string Set, string Edition, bool DryRun, int Cases, IReadOnlyList<MovedDeadlineView> Moved, string? Continuation);

/// <summary>What a version has moved.</summary>
public sealed record RecomputationView(
    long Version, RecomputationStatus State, int Cases, int MovedCases, IReadOnlyList<MovedDeadlineView> Moved, string? Continuation);

/// <summary>A deadline of an open case before and after; UTC.</summary>
public sealed record MovedDeadlineView(string CaseId, DeadlineKind Kind, DateTimeOffset Before, DateTimeOffset After, bool Provisional)
{
    internal static IReadOnlyList<MovedDeadlineView> Of(IReadOnlyList<MovedCase> cases) =>
        [.. from moved in cases from move in moved.Moved select new MovedDeadlineView(moved.CaseId, move.Kind, move.Before, move.After, move.Provisional)];
}
