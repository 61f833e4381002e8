using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Simulation;

/// <summary>
/// One case on virtual time: it goes from one thing that happens to the next, be it due by itself or done by somebody, through
/// the lifecycle that real cases go through.
/// </summary>
internal sealed class SimulatedCase(CaseLifecycle lifecycle, SimulatedPeople people, Arrival arrival)
{
    private readonly string _id = arrival.Report.CaseId;
    private CaseState? _state;
    private DateTimeOffset _now = arrival.At;

    /// <summary>The case as it is at the end.</summary>
    /// <param name="end">UTC; later than the arrival.</param>
    public CaseState RunUntil(DateTimeOffset end)
    {
        Give(arrival.Report, Actor.System);
        var steps = new Queue<PlannedStep>();
        for (Phase? phase = null; ;)
        {
            if (Phase.Of(_state!) is var current && current != phase)
            {
                phase = current;
                steps = new(people.Plan(_state!, _now).OrderBy(s => s.At));
            }

            var due = CaseLifecycle.NextDeadline(_state!) ?? DateTimeOffset.MaxValue;
            var step = steps.Count > 0 ? steps.Peek().At : DateTimeOffset.MaxValue;
            var next = due <= step ? due : step;
            if (next > end) return _state!;
            if (next > _now) _now = next;
            if (due <= step) Give(new TakeDueActions(), Actor.System);
            else Give(steps.Peek().Command, steps.Dequeue().Actor);
        }
    }

    private void Give(CaseCommand command, Actor actor)
    {
        var decision = lifecycle.Decide(_state, command, actor, _now);
        if (decision.Rejection is { } no) throw new InvalidOperationException($"{_id}: {command.GetType().Name} by {actor.Id} at {_now:O}: {no.Detail}");
        foreach (var happened in decision.Events)
            _state = CaseLifecycle.Apply(_state, new RecordedEvent((_state?.Version ?? 0) + 1, _now, actor.Id, happened), _id);
    }

    /// <summary>Everybody makes new plans when it changes.</summary>
    private sealed record Phase(CaseStage Stage, bool IsAccepted, string? Unit, bool AwaitsDispatch, int Returns, int Rounds, int Tries, bool IsVerifying)
    {
        public static Phase Of(CaseState state) => new(
            state.Stage, state.Stage == CaseStage.Handling, state.Unit, state.AwaitsDispatch, state.ReturnedBy.Count, state.Rounds, state.CallBackTries, state.Status == CaseStatus.Verifying);
    }
}

/// <param name="At">UTC.</param>
internal sealed record PlannedStep(DateTimeOffset At, CaseCommand Command, Actor Actor);
