using System.Text.Json;
using FsCheck.Xunit;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Rectification;
using Xunit;
using static Xinjing.Serverless.Tests.Rectification.SampleCampaign;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>Holds for every sequence of commands, given by anybody at any time; a byte picks the command, another the person.</summary>
public sealed class RectificationProperties
{
    private static readonly Actor[] Actors = [Dispatcher, Inspector, Market, Stranger, Verifier, Supervisor, Firm];

    [Property(MaxTest = 300)]
    public void Replaying_the_log_gives_the_snapshot_and_the_log_verifies((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        Assert.Equal(Json(target.State), Json(RectificationRecord.Kind.Replay(target.Log, target.State.Id)));
        Assert.Equal(Json(target.State), Json(JsonSerializer.Deserialize(Json(target.State), RectificationJson.Stored.RectificationState)!));
        Assert.True(RecordLog.Verify(target.State.Id, target.Log, target.State.Version, target.Log[^1].Hash).Valid);
    }

    [Property(MaxTest = 300)]
    public void Only_allowed_commands_succeed((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        foreach (var actor in Actors)
        {
            var allowed = RectificationLifecycle.Allowed(target.State, actor, target.Now);
            foreach (var (name, command) in Commands(target).Where(c => target.Decide(c.Command, actor).Rejection is null && c.Name.Length > 0))
                Assert.True(allowed.Contains(name, StringComparer.Ordinal), $"{command} by {actor.Id} succeeds when {target.State.Status}, though {name} is not allowed.");
        }
    }

    [Property(MaxTest = 300)]
    public void Nobody_closes_what_they_found_or_handled((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        var hands = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in target.Log)
        {
            var happened = RectificationRecord.Kind.Read(entry).Event;
            if (happened is TargetRevisited { Relapses.Count: > 0 }) hands = [entry.By];
            if (happened is TargetInspected or OrderServed or PartChecked or FindingReportedFixed) hands.Add(entry.By);
            if (happened is TargetReinspected or PaperJudged) Assert.DoesNotContain(entry.By, hands);
        }
    }

    [Property(MaxTest = 300)]
    public void A_closed_target_has_no_finding_that_is_not_cured_and_no_open_wait((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        if (target.State.Status is not (RectificationStatus.Closed or RectificationStatus.Settled or RectificationStatus.Passed)) return;
        Assert.All(target.State.Findings, finding => Assert.Equal(FindingStatus.Cured, finding.Status));
        Assert.All(target.State.Deadlines, deadline => Assert.False(deadline.IsOpen));
    }

    [Property(MaxTest = 300)]
    public void What_is_open_is_never_forgotten((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        if (target.State.Status.IsOver()) Assert.Null(RectificationLifecycle.NextDeadline(target.State));
        else Assert.True(RectificationLifecycle.NextDeadline(target.State) is not null || target.State.Deadlines.Any(d => d.IsOpen), $"Nothing waits for a target that is {target.State.Status}.");
    }

    [Property(MaxTest = 300)]
    public void There_are_two_terms_at_most_in_a_round((byte Command, byte Actor)[] steps)
    {
        foreach (var finding in After(steps).State.Findings)
        {
            Assert.InRange(finding.Term, 1, 2);
            Assert.InRange(finding.ExtensionsApproved, 0, RectificationLifecycle.MaxExtensions);
        }
    }

    [Property(MaxTest = 300)]
    public void Whoever_is_handed_over_failed_twice_and_was_talked_to((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        if (target.State.Status != RectificationStatus.Enforcement) return;
        Assert.NotNull(target.State.InterviewedAt);
        Assert.Contains(target.State.Findings, f => f is { Status: FindingStatus.Failed, Term: 2 });
    }

    [Property(MaxTest = 300)]
    public void What_is_due_is_done_once((byte Command, byte Actor)[] steps)
    {
        var target = After(steps);
        target.Now = target.Now.AddYears(2);
        for (var looks = 0; target.Decide(new TakeDueTerms(), Actor.System).Events.Count > 0; looks++)
        {
            Assert.InRange(looks, 0, 20);
            target.Give(new TakeDueTerms(), Actor.System);
        }

        Assert.True(RectificationLifecycle.NextDeadline(target.State) is not { } next || next > target.Now, $"{target.State.Status} is due at {RectificationLifecycle.NextDeadline(target.State):O}, though nothing is to be done.");
    }

    private static TargetInHand After((byte Command, byte Actor)[] steps)
    {
        var target = new TargetInHand();
        foreach (var (command, actor) in steps)
        {
            target.Wait(TimeSpan.FromHours(command));
            var commands = Commands(target);
            var given = commands[command % commands.Count].Command;
            var able = Actors.Where(a => target.Decide(given, a).Rejection is null).ToList();
            if (able.Count > 0) target.Give(given, able[actor % able.Count]);
        }

        return target;
    }

    /// <summary>With the names of the contract; photos have none.</summary>
    private static List<(string Name, RectificationCommand Command)> Commands(TargetInHand target) =>
    [
        ("entrust", new Entrust("shengtai")), ("entrust", new Entrust("shengtai", ["shichang"])), ("deliver-notice", new DeliverNotice(NoticeWay.Chat, "firm-1")), ("confirm-notice", new ConfirmNotice()), ("set-account", new SetAccount("firm-2")),
        ("check", new Check([new ItemAnswer("licence", Ok: true)])), ("inspect", new Inspect(target.Answers())), ("inspect", new Inspect(target.Answers("grease-contract", "outlet"))),
        ("inspect", new Inspect([.. target.Answers("outlet").Where(a => a.Item != "licence")])), ("serve-order", new ServeOrder(Service.SignedFor)),
        ("hand-in", new HandIn("grease-contract", "油脂清运台账")), ("hand-in", new HandIn("grease-contract", "餐厨废弃油脂收运合同")),
        ("judge-paper", new JudgePaper("grease-contract", "油脂清运台账", Accepted: true)), ("judge-paper", new JudgePaper("grease-contract", "餐厨废弃油脂收运合同", Accepted: true)),
        ("judge-paper", new JudgePaper("grease-contract", "油脂清运台账", Accepted: false, "看不清")), ("report-fixed", new ReportFixed("outlet", "已改")),
        ("reinspect", new Reinspect([new CureAnswer("outlet", Cured: true)])), ("reinspect", new Reinspect([new CureAnswer("outlet", Cured: false, "仍不规范")])),
        ("reinspect", new Reinspect([new CureAnswer("grease-contract", Cured: false, "仍无合同")])), ("reinspect", new Reinspect([new CureAnswer("grease-contract", Cured: true)])),
        ("request-extension", new RequestTermExtension("outlet", 3, "等待施工")), ("decide-extension", new DecideTermExtension(Approved: true)),
        ("suspend", new SuspendTarget(target.Now.AddDays(20), "装修")), ("resume", new ResumeTarget()), ("urge", new UrgeTarget("请尽快")),
        ("interview", new HoldInterview(Attended: true, "承诺整改")), ("hand-over", new HandOver("水务执法", "材料")),
        ("record-result", new RecordResult(EnforcementResult.Corrected, "已改")), ("record-result", new RecordResult(EnforcementResult.Returned, "退回")),
        ("revisit", new Revisit("无反弹")), ("revisit", new Revisit("反弹", [new ItemAnswer("outlet", Ok: false, "又堵了")])),
        ("exclude", new Exclude(ExclusionReason.ClosedDown, "已关")), ("reinstate", new Reinstate("又开了")),
        ("", new AddEvidence(TargetMoves.Picture with { PhotoId = $"p{target.State.Photos.Count}" })),
    ];

    private static string Json(RectificationState state) => JsonSerializer.Serialize(state, RectificationJson.Stored.RectificationState);
}
