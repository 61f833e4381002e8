namespace Xinjing.Serverless.Records;

/// <summary>Where a record stands: what a nudge says, and what looking at the record answers.</summary>
public interface IRecordProgress
{
    long Version { get; }

    /// <summary>Nothing is due any more, whatever time passes; its orchestration ends.</summary>
    bool IsOver { get; }

    /// <summary>UTC; <c>null</c> when nothing is due by itself.</summary>
    DateTimeOffset? NextDeadline { get; }
}

/// <summary>What the custom status of every orchestration that watches a record has.</summary>
/// <param name="NextWakeUpAt">UTC; <c>null</c> when it has ended.</param>
public sealed record WakeUp(DateTimeOffset? NextWakeUpAt);

public static class RecordProgress
{
    /// <summary>Whether the orchestration must hear of the step from <paramref name="before"/> to this one at once (decision 0002).</summary>
    public static bool MattersAfter(this IRecordProgress after, IRecordProgress before) =>
        (after.IsOver && !before.IsOver)
        || (after.NextDeadline ?? DateTimeOffset.MaxValue) < (before.NextDeadline ?? DateTimeOffset.MaxValue);
}
