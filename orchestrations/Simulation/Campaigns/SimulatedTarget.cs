using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>
/// One target on virtual time: it goes from one thing that happens to the next, be it due by itself or done by somebody, through the
/// lifecycle that real targets go through.
/// </summary>
internal sealed class SimulatedTarget(RectificationLifecycle lifecycle, SimulatedOffice office, SimulatedFirm firm, RectificationState listed)
{
    private readonly TargetMemory _memory = new();
    private RectificationState _state = listed;
    private DateTimeOffset _now = listed.ListedAt;
    private TargetTrace _trace = TargetTrace.Of(listed);

    /// <summary>What has become of it by the end.</summary>
    /// <param name="end">UTC.</param>
    public TargetTrace RunUntil(DateTimeOffset end)
    {
        while (true)
        {
            var due = RectificationLifecycle.NextDeadline(_state) ?? DateTimeOffset.MaxValue;
            // The office comes first: it judges what it has in hand before the firm hands in more.
            var step = office.Plan(_state, _memory).Concat(firm.Plan(_state, _memory)).MinBy(s => s.At);
            var isDue = step is null || due <= step.At;
            var next = isDue ? due : step!.At;
            if (next > end) return _trace.Ended(_state, end);
            if (next > _now) _now = next;
            if (isDue) Give(new TakeDueTerms(), Actor.System);
            else Give(step!.Command, step.Actor);
        }
    }

    private void Give(RectificationCommand command, Actor actor)
    {
        var decision = lifecycle.Decide(_state, command, actor, _now);
        var problem = decision.Rejection?.Detail ?? (decision.Events.Count == 0 ? "Nothing happens." : null);
        if (problem is not null) throw new InvalidOperationException($"{_state.Id}, {_state.Status}: {command.GetType().Name} by {actor.Id} at {_now:O}: {problem}");
        foreach (var happened in decision.Events.Cast<RectificationEvent>()) Take(happened, actor);
    }

    private void Take(RectificationEvent happened, Actor actor)
    {
        var before = _state;
        _state = RectificationLifecycle.Apply(before, new RecordedEvent(before.Version + 1, _now, actor.Id, happened), before.Id);
        _memory.Take(before, _state, happened, _now);
        _trace = _trace.After(before, _state, happened, _now);
    }
}

/// <param name="At">UTC; what lies in the past is done at once.</param>
internal sealed record TargetStep(DateTimeOffset At, RectificationCommand Command, Actor Actor);
