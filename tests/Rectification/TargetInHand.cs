using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xunit;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>A target in memory: its state and its log, changed by commands as the store would change it.</summary>
internal sealed class TargetInHand
{
    private readonly List<LogEntry> _log = [];
    private readonly RectificationLifecycle _lifecycle;

    public TargetInHand()
        : this(SampleCampaign.Sewage, SampleCampaign.Noodles)
    {
    }

    public TargetInHand(Campaign campaign, TargetEntry entry)
    {
        (Campaign, _lifecycle, Now) = (campaign, SampleCampaign.LifecycleOf(campaign), SampleCampaign.Start);
        var id = RectificationId.Create(campaign, entry.Key);
        var decision = _lifecycle.Decide(state: null, new ListTarget(id, entry, FoundOnStreet: false), SampleCampaign.Dispatcher, Now);
        Assert.Null(decision.Rejection);
        Record(decision.Events, SampleCampaign.Dispatcher, id);
    }

    public Campaign Campaign { get; }

    public DateTimeOffset Now { get; set; }

    public RectificationState State { get; private set; } = null!;

    public IReadOnlyList<LogEntry> Log => _log;

    public Rejection? Give(RectificationCommand command, Actor actor)
    {
        var decision = Decide(command, actor);
        Record(decision.Events, actor, State.Id);
        return decision.Rejection;
    }

    public Decision Decide(RectificationCommand command, Actor actor) => _lifecycle.Decide(State, command, actor, Now);

    /// <summary>Gives a command that has to succeed.</summary>
    public TargetInHand Does(RectificationCommand command, Actor actor)
    {
        Assert.Null(Give(command, actor));
        return this;
    }

    /// <summary>Lets time pass, and the orchestration look at each deadline on the way.</summary>
    public TargetInHand Wait(TimeSpan time)
    {
        var until = Now + time;
        while (RectificationLifecycle.NextDeadline(State) is { } next && next <= until)
        {
            Now = next > Now ? next : Now;
            var before = State.Version;
            Give(new TakeDueTerms(), Actor.System);
            Assert.NotEqual(before, State.Version);
        }

        Now = until;
        return this;
    }

    /// <summary>Every item is as it should be but these.</summary>
    public IReadOnlyList<ItemAnswer> Answers(params IReadOnlyList<string> bad) =>
        [.. Campaign.Template.ItemsOf(State.Kind).Select(i => new ItemAnswer(i.Code, !bad.Contains(i.Code), bad.Contains(i.Code) ? i.Finding : null))];

    public IEnumerable<T> Events<T>() => _log.Select(e => RectificationRecord.Kind.Read(e).Event).OfType<T>();

    private void Record(IReadOnlyList<LoggedEvent> events, Actor actor, string id)
    {
        foreach (var happened in events)
        {
            var recorded = new RecordedEvent(_log.Count + 1, Now, actor.Id, happened);
            State = RectificationLifecycle.Apply(_log.Count == 0 ? null : State, recorded, id);
            _log.Add(RectificationRecord.Kind.Append(id, _log.Count == 0 ? "" : _log[^1].Hash, recorded));
        }
    }
}
