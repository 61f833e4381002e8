using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Who gives a command.</summary>
internal enum Who
{
    Handler,
    Verifier,
    Supervisor,
    Dispatcher,
}

/// <summary>A command, what stands in the log for it, and what the town then does by itself.</summary>
internal sealed record Step(Who Who, string Command, string Body, string Event, string? Then = null);

/// <summary>A way that a case takes from filing to its end, which is known beforehand.</summary>
/// <param name="End">The status that the case then has.</param>
internal sealed record Course(string Name, string End, params IReadOnlyList<Step> Steps)
{
    private static readonly Step Accept = new(Who.Handler, "accept", "{}", nameof(CaseAccepted));
    private static readonly Step Report = new(Who.Handler, "report", """{"note":"正在清运"}""", nameof(ProgressReported));
    private static readonly Step Complete = new(Who.Handler, "complete", """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""", nameof(CaseCompleted));
    private static readonly Step Pass = new(Who.Verifier, "verify", """{"passed":true}""", nameof(CaseVerified));
    private static readonly Step Fail = new(Who.Verifier, "verify", """{"passed":false,"note":"仍有残留"}""", nameof(CaseVerified));
    private static readonly Step Urge = new(Who.Supervisor, "urge", """{"note":"请尽快处理"}""", nameof(CaseUrged));
    private static readonly Step Return = new(Who.Handler, "return", """{"reason":"不属于本单位职责"}""", nameof(CaseReturned), nameof(CaseAssigned));
    private static readonly Step Assign = new(Who.Dispatcher, "assign", """{"unit":"center"}""", nameof(CaseAssigned));
    private static readonly Step Suspend = new(Who.Handler, "suspend", $$"""{"until":"{{DateTimeOffset.UtcNow.AddDays(30):O}}","reason":"等待管线迁移"}""", nameof(CaseSuspended));
    private static readonly Step Resume = new(Who.Handler, "resume", "{}", nameof(CaseResumed));
    private static readonly Step Reject = new(Who.Dispatcher, "reject", """{"reason":"不在本镇范围"}""", nameof(CaseRejected));
    private static readonly Step Reopen = new(Who.Dispatcher, "reopen", """{"reason":"又出现了"}""", nameof(CaseReopened), nameof(CaseAssigned));
    private static readonly Step Merge = new(Who.Dispatcher, "merge", """{"into":"{main}"}""", nameof(CaseMerged));

    public static Course Straight { get; } = new("straight", "closed", Accept, Complete, Pass);

    /// <summary>Into the case before it, which is on its way at the same time.</summary>
    public static Course Merged { get; } = new("merged", "merged", Merge);

    /// <summary>Each case takes the next; the last two belong together.</summary>
    public static IReadOnlyList<Course> All { get; } =
    [
        Straight,
        new("returned", "closed", Return, Accept, Complete, Pass),
        new("assigned by hand", "closed", Return, Return with { Then = nameof(DispatchDeferred) }, Assign, Accept, Complete, Pass),
        new("reworked", "closed", Accept, Complete, Fail, Report, Complete, Pass),
        new("suspended", "closed", Accept, Report, Suspend, Resume, Complete, Pass),
        new("urged", "closed", Urge, Accept, Report, Urge, Complete, Pass),
        new("rejected", "rejected", Reject),
        new("reopened", "rejected", Accept, Complete, Pass, Reopen, Reject),
        Straight with { Name = "taken in" },
        Merged,
    ];

    /// <summary>The whole log, without that another case was merged into this one.</summary>
    public IReadOnlyList<string> Events =>
        [nameof(CaseFiled), nameof(CaseAssigned), .. Steps.SelectMany(step => step.Then is { } then ? new[] { step.Event, then } : [step.Event])];
}
