using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Benchmarks.Micro;

/// <summary>What is timed.</summary>
internal static class PureOperations
{
    private const int Cases = 100_000;
    private static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    private static readonly Actor Handler = new("handler", [Role.Handler], "lvhua");

    public static IEnumerable<(string Name, Action Operation)> All()
    {
        var data = ReferenceFiles.Load(Path.Combine(Repository.Root, "seeds"));
        var calendar = data.CreateCalendar();
        var lifecycle = data.CreateLifecycle();
        var assigned = Step(lifecycle, Step(lifecycle, state: null, Report(), Actor.System), new Assign("lvhua"), new Actor("dispatcher", [Role.Dispatcher]));
        yield return ("deadline in 15 working days", () => calendar.DueAt(Noon, new TimeLimit(15, TimeUnit.WorkingDays)));
        yield return ("deadline in a year of working days (250)", () => calendar.DueAt(Noon, new TimeLimit(250, TimeUnit.WorkingDays)));
        yield return ("deadline in a year of working hours (2000)", () => calendar.DueAt(Noon, new TimeLimit(2000, TimeUnit.WorkingHours)));
        yield return ("decide and apply: file a case", () => Step(lifecycle, state: null, Report(), Actor.System));
        yield return ("decide and apply: accept", () => Step(lifecycle, assigned, new Accept(), Handler));
        var facts = Facts(Cases).ToList();
        yield return ("scorecard by unit over 100 000 cases", () => Scorecard.Of(facts, new ScorecardRequest { By = ScorecardBy.Unit, At = Noon }));
    }

    private static CaseState Step(CaseLifecycle lifecycle, CaseState? state, CaseCommand command, Actor actor)
    {
        var decision = lifecycle.Decide(state, command, actor, Noon);
        if (decision.Rejection is { } no) throw new InvalidOperationException(no.Detail);
        foreach (var happened in decision.Events)
            state = CaseLifecycle.Apply(state, new RecordedEvent((state?.Version ?? 0) + 1, Noon, actor.Id, happened), "XJ260302BENCH");
        return state!;
    }

    private static FileCase Report() => new()
    {
        CaseId = "XJ260302BENCH",
        Source = "hotline",
        SourceId = "1",
        Category = "06010",
        Description = "剑河路人行道上有垃圾",
        HasReporter = true,
    };

    /// <summary>Facts of cases that were filed on the days of a year.</summary>
    public static IEnumerable<CaseFacts> Facts(int cases) => Enumerable.Range(0, cases).Select(i => new CaseFacts
    {
        Id = CaseId.Create("hotline", $"{i}", Noon),
        Source = i % 3 == 0 ? "patrol" : "hotline",
        Category = $"0{i % 40:D4}",
        Unit = $"unit-{i % 12}",
        Grid = $"grid-{i % 20}",
        Day = DateOnly.FromDayNumber(740_000 + (i % 365)),
        Dispatched = true,
        Handled = i % 10 > 0,
        Closed = i % 10 > 1,
        HandledLate = i % 11 == 0,
        FirstContact = i % 7 > 0,
        Result = i % 10 > 0 ? (CaseResult)(i % 3) : null,
        Satisfaction = i % 4 > 0 ? (Satisfaction)(i % 3) : null,
        Rounds = 1,
    });
}
