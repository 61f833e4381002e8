namespace Xinjing.Serverless.Deadlines;

/// <summary>Deadlines from before the proof was kept ran on plain time, so their instants tell all that the proof would.</summary>
internal static class DeadlineProof
{
    /// <summary>The deadline with a proof, in seconds for one that was stored without.</summary>
    public static Deadline Complete(Deadline deadline) => deadline.Limit is not null ? deadline : deadline with
    {
        Limit = Seconds(deadline.DueAt - deadline.StartedAt),
        RemindAt = deadline.Alerts.FirstOrDefault(a => a.EscalateTo is null) is { } reminder
            ? (reminder.At - deadline.StartedAt) / (deadline.DueAt - deadline.StartedAt)
            : 0,
        Escalations = [.. from alert in deadline.Alerts where alert.EscalateTo is not null select new Escalation(Seconds(alert.At - deadline.DueAt), alert.EscalateTo!.Value)],
    };

    private static TimeLimit Seconds(TimeSpan time) => new((int)Math.Round(time.TotalSeconds), TimeUnit.Seconds);
}
