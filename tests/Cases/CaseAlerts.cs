using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>Compares the alerts in a log with those that its deadlines asked for.</summary>
internal static class CaseAlerts
{
    /// <summary>Every alert that was due before this instant has been given, and every case waiting since then dispatched.</summary>
    public static void AssertNoneIsMissing(CaseState state, IReadOnlyList<LogEntry> log, DateTimeOffset before)
    {
        var next = state.AwaitsDispatch ? log.Last(IsBeginOfDispatch).At : CaseLifecycle.NextDeadline(state);
        Assert.False(next < before, $"What was due at {next:O} has not been done.");
    }

    public static void AssertEachOnceInTime(IReadOnlyList<LogEntry> log, TimeSpan patience)
    {
        var open = new Dictionary<DeadlineKind, Queue<Alert>>();
        foreach (var entry in log)
        {
            var happened = CaseRecord.Kind.Read(entry).Event;
            foreach (var deadline in happened.Deadlines ?? []) open[deadline.Kind] = new Queue<Alert>(deadline.Alerts.Skip(deadline.AlertsGiven));
            if (AlertIn(happened) is not { } given) continue;
            var due = open[given.Kind].Dequeue();
            Assert.Equal(due.EscalateTo, given.To);
            Assert.InRange(entry.At - due.At, TimeSpan.Zero, patience);
        }
    }

    private static bool IsBeginOfDispatch(LogEntry entry) =>
        entry.Event is nameof(CaseFiled) or nameof(CaseReturned) or nameof(CaseVerified) or nameof(CaseReopened);

    private static (DeadlineKind Kind, EscalationTarget? To)? AlertIn(LoggedEvent happened) => happened switch
    {
        DeadlineReminded e => (e.Deadline, null),
        DeadlineEscalated e => (e.Deadline, e.To),
        _ => null,
    };
}
