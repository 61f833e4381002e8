using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>A case in memory: its state and its log, changed by commands as the store would change it.</summary>
internal sealed class CaseInHand
{
    private readonly List<LogEntry> _log = [];
    private readonly CaseLifecycle _lifecycle;
    private readonly FileCase _report;

    public CaseInHand()
        : this(SampleTown.Lifecycle, SampleTown.Noon)
    {
    }

    public CaseInHand(CaseLifecycle lifecycle, DateTimeOffset filedAt)
        : this(lifecycle, SampleTown.Report, filedAt)
    {
    }

    public CaseInHand(CaseLifecycle lifecycle, FileCase report)
        : this(lifecycle, report, SampleTown.Noon)
    {
    }

    private CaseInHand(CaseLifecycle lifecycle, FileCase report, DateTimeOffset filedAt)
    {
        (_lifecycle, _report, Now) = (lifecycle, report, filedAt);
        Record(lifecycle.Decide(state: null, report, Actor.System, Now).Events, Actor.System);
    }

    public DateTimeOffset Now { get; set; }

    public CaseState State { get; private set; } = null!;

    public IReadOnlyList<LogEntry> Log => _log;

    public Rejection? Give(CaseCommand command, Actor actor)
    {
        var decision = _lifecycle.Decide(State, command, actor, Now);
        Record(decision.Events, actor);
        return decision.Rejection;
    }

    public void Wait(TimeSpan time)
    {
        Now += time;
        Give(new TakeDueActions(), Actor.System);
    }

    /// <summary>Answers the orchestration as the desk does.</summary>
    public CaseProgress Look(CaseWatch watch)
    {
        if (State.Reopenings > watch.Reopenings) return new CaseProgress(State.Version, CaseStage.Closed, NextDeadline: null);
        Give(new TakeDueActions(), Actor.System);
        return CaseProgress.Of(State);
    }

    private void Record(IReadOnlyList<LoggedEvent> events, Actor actor)
    {
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent(_log.Count + 1, Now, actor.Id, happened);
            State = CaseLifecycle.Apply(_log.Count == 0 ? null : State, recorded, _report.CaseId);
            _log.Add(CaseRecord.Kind.Append(State.Id, _log.Count == 0 ? "" : _log[^1].Hash, recorded));
        }
    }
}
