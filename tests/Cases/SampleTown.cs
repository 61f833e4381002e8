using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Tests.Deadlines;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>A town of two units and one category: the least that a case needs.</summary>
internal static class SampleTown
{
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 4, 0, 0, TimeSpan.Zero);
    public static readonly Actor Reporter = new("@system", [Role.Reporter]);
    public static readonly Actor Dispatcher = new("dispatcher-1", [Role.Dispatcher]);
    public static readonly Actor Handler = new("handler-1", [Role.Handler, Role.Verifier], "chengguan");
    public static readonly Actor Leader = new("chengguan-leader", [Role.Handler], "chengguan");
    public static readonly Actor Stranger = new("handler-2", [Role.Handler], "lvhua");
    public static readonly Actor Verifier = new("verifier-1", [Role.Verifier]);
    public static readonly Actor Supervisor = new("supervisor-1", [Role.Supervisor]);

    public static CaseLifecycle Lifecycle { get; } = LifecycleWith(new TimeLimit(1, TimeUnit.UrgentHours));

    /// <summary>With one second for everything.</summary>
    public static CaseLifecycle Hasty { get; } = LifecycleWith(new TimeLimit(1, TimeUnit.Seconds));

    /// <summary>With nine days for everything.</summary>
    public static CaseLifecycle Leisurely { get; } = LifecycleWith(new TimeLimit(9, TimeUnit.NaturalDays));

    public static FileCase Report { get; } = new()
    {
        CaseId = CaseId.Create("hotline", "HL-1", Noon),
        Source = "hotline",
        SourceId = "HL-1",
        Category = "06010",
        Description = "剑河路人行道上有垃圾",
        HasReporter = true,
    };

    public static CategorySet Categories => new() { Edition = "test", Categories = [Rubbish()] };

    private static CaseLifecycle LifecycleWith(TimeLimit limit) => new(
        new DeadlinePlanner(Levels(limit), Categories, Calendars.Town),
        new Dispatcher([new DispatchRule { Id = "all", Units = ["chengguan", "lvhua"] }], [], [Unit("chengguan"), Unit("lvhua")]));

    private static Category Rubbish() => new()
    {
        Code = "06010",
        Kind = "event",
        Name = "暴露垃圾",
        StandardEdition = "GB/T 47678.5-2026",
        Conditions = [new CategoryCondition { Code = "default", Name = "暴露垃圾", Limit = new TimeLimit(4, TimeUnit.WorkingHours) }],
    };

    public static ServiceLevelSet Levels(TimeLimit limit) => new()
    {
        Edition = "test",
        MaxRounds = 5,
        CallBackTries = 3,
        Demo = limit.Unit == TimeUnit.Seconds,
        CallBackSources = ["hotline"],
        Levels = [.. DeadlineKinds.OfCases.Select(kind => Level(kind, limit))],
    };

    private static ServiceLevel Level(DeadlineKind kind, TimeLimit limit) => new()
    {
        Id = kind.ToString(),
        Deadline = kind,
        Limit = kind == DeadlineKind.Handling && limit.Unit == TimeUnit.UrgentHours ? null : limit,
        RemindAt = 0.75,
        Escalations = [new Escalation(limit with { Amount = 0 }, EscalationTarget.UnitLeader)],
    };

    private static Unit Unit(string code) => new() { Code = code, Name = code, Kind = UnitKind.Department, Leader = code + "-leader" };
}
