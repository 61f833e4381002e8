using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Simulation;

/// <summary>What people do with one case in the state that it is in, and when; deadlines do not hurry them.</summary>
internal sealed class SimulatedPeople(Behaviour model, BusinessCalendar calendar, Chance chance)
{
    /// <summary>From the third unit on, nobody sends a case back.</summary>
    private const int MostReturns = 2;

    private static readonly Actor Dispatcher = new("dispatcher", [Role.Dispatcher]);
    private static readonly Actor Verifier = new("verifier", [Role.Verifier]);

    public IEnumerable<PlannedStep> Plan(CaseState state, DateTimeOffset now) => state.Status switch
    {
        _ when state.AwaitsDispatch => [],
        CaseStatus.Filed or CaseStatus.Returned => [new(After(state, now, Draw.Dispatch, model.Dispatch), new Assign(model.DispatcherUnit), Dispatcher)],
        CaseStatus.Assigned => [Answer(state, now)],
        CaseStatus.Accepted or CaseStatus.InProgress or CaseStatus.Rework => Handle(state, now),
        CaseStatus.Verifying => [Check(state, now)],
        CaseStatus.CallingBack => [Call(state, now)],
        _ => [],
    };

    private PlannedStep Answer(CaseState state, DateTimeOffset now)
    {
        var returns = state.ReturnedBy.Count < MostReturns && chance.Happens(Draw.Returns, UnitOf(state).ReturnShare, state.ReturnedBy.Count);
        CaseCommand command = returns ? new Return("经核实不属于本单位职责范围") : new Accept();
        return new(After(state, now, Draw.Acceptance, model.Acceptance, UnitOf(state).Pace), command, Handler(state.Unit!));
    }

    private IEnumerable<PlannedStep> Handle(CaseState state, DateTimeOffset now)
    {
        var delay = model.Handling.First(h => h.Covers(state.Category)).Delay;
        var done = After(state, now, Draw.Handling, delay, UnitOf(state).Pace);
        if (state is { HasReporter: true, Contacted: null }) yield return Contact(state, now, done);
        foreach (var joint in state.JointUnits) yield return new(done, new Report("已到现场配合处置"), Handler(joint));
        yield return new(done, new Complete(Result(state), "经现场核查，情况属实", "市民的诉求合理", "已按要求处置，现场恢复正常"), Finisher(state));
    }

    /// <summary>A unit speaks to the citizen before it reports that its work is done.</summary>
    private PlannedStep Contact(CaseState state, DateTimeOffset now, DateTimeOffset done)
    {
        var drawn = After(state, now, Draw.FirstContact, model.FirstContact);
        var at = drawn < done ? drawn : done;
        return new(at, chance.Happens(Draw.Contacted, model.ContactedShare, state.Rounds)
            ? new Contact(Done: true, at, "承办人", "电话")
            : new Contact(Done: false, Reason: "多次拨打无人接听"), Handler(state.Unit!));
    }

    private PlannedStep Check(CaseState state, DateTimeOffset now) => new(
        After(state, now, Draw.Verification, model.Verification),
        chance.Happens(Draw.Passed, model.FailedVerificationShare, state.Rounds) ? new Verify(Passed: false, "现场仍有问题，请继续处置") : new Verify(Passed: true),
        Verifier);

    private PlannedStep Call(CaseState state, DateTimeOffset now)
    {
        var at = After(state, now, Draw.CallBack, model.CallBack);
        if (!chance.Happens(Draw.Reached, model.ReachedShare, Number(state))) return new(at, new CallBack(Reached: false), Verifier);
        var satisfaction = Pick(Draw.Satisfaction, model.Satisfaction, state.Rounds);
        return new(at, satisfaction == Satisfaction.Dissatisfied
            ? new CallBack(Reached: true, Solved: false, satisfaction, "市民认为问题没有彻底解决")
            : new CallBack(Reached: true, Solved: state.Result == CaseResult.Solved ? true : null, satisfaction), Verifier);
    }

    private CaseResult Result(CaseState state) => Pick(Draw.Result, model.Results, state.Rounds);

    private T Pick<T>(Draw draw, IReadOnlyDictionary<T, double> weights, int number) where T : struct, Enum
    {
        var ordered = weights.OrderBy(w => w.Key).ToList();
        return ordered[chance.Pick(draw, [.. ordered.Select(w => w.Value)], number)].Key;
    }

    private DateTimeOffset After(CaseState state, DateTimeOffset now, Draw draw, Delay delay, double pace = 1)
    {
        var hours = chance.Hours(draw, delay, Number(state)) * pace * (state.Urgent ? model.UrgentPace : 1);
        return calendar.After(now, hours, state.Urgent ? TimeUnit.UrgentHours : TimeUnit.WorkingHours);
    }

    /// <summary>Tells apart the times that the same thing is done to a case.</summary>
    private static int Number(CaseState state) => (state.Rounds * 100) + (state.ReturnedBy.Count * 10) + state.CallBackTries;

    private UnitBehaviour UnitOf(CaseState state) => model.Units.FirstOrDefault(u => u.Unit == state.Unit) ?? new(state.Unit!, 1, model.ReturnShare);

    /// <summary>After a dissatisfied citizen, the unit's leader in person.</summary>
    private static Actor Finisher(CaseState state) => state.Leader is { } leader ? new(leader, [Role.Handler], state.Unit) : Handler(state.Unit!);

    private static Actor Handler(string unit) => new($"handler-{unit}", [Role.Handler], unit);
}
