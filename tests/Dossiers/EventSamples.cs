using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Cases;

namespace Xinjing.Serverless.Tests.Dossiers;

/// <summary>One of each event that a case can have.</summary>
internal static class EventSamples
{
    private static readonly ReportStamp Stamp = new("HB1", 3, SampleTown.Noon);

    public static IReadOnlyList<CaseEvent> All { get; } =
    [
        new CaseFiled { Source = "hotline", SourceId = "1", Category = "06010", Condition = "default", Description = "垃圾", Address = "剑河路", Urgent = true },
        new ReportSupplemented("在东侧", "剑河路", Location: null, Grid: null),
        new ReportAmended { From = Stamp, Before = new ReportContent { Description = "垃圾" }, After = new ReportContent { Category = "06030", Description = "污水", Address = "甘溪路" }, PhoneChanged = true },
        new PhotoAdded(new Photo { PhotoId = "p", Kind = PhotoKind.After, Sha256 = "s", Width = 1, Height = 1 }),
        new PhotoMissed(new MissingPhoto("m", PhotoKind.Report, "已过期")),
        new CaseAssigned("lvhua", ["chengguan"], "请尽快", "all"),
        new DispatchDeferred("nobody"),
        new CaseAccepted(),
        new CaseReturned("lvhua", "不属本单位职责"),
        new CitizenContacted(Done: true, SampleTown.Noon, "王女士", "电话", Reason: null),
        new ProgressReported("正在清运", "lvhua"),
        new CaseCompleted(CaseResult.Explained, "属实", "合理", "已清运"),
        new CaseVerified(Passed: false, "仍有垃圾", CheckOutcome.Rework),
        new CitizenCalledBack(Reached: true, Solved: false, Satisfaction.Dissatisfied, "未解决", CheckOutcome.Rework, "lv-leader"),
        new ReporterDisclosed("先行联系"),
        new ReporterErased("本人要求"),
        new CaseRejected("重复"),
        new CaseReopened("又出现了"),
        new ExtensionRequested(3, "等待配件"),
        new ExtensionDecided(Approved: true, 3, Note: null),
        new CaseSuspended(SampleTown.Noon, "等待配件"),
        new CaseResumed(),
        new ReturnUnlocked("可以"),
        new SupervisionOrdered("限期办结"),
        new AppealFiled(DeadlineKind.Handling, "停电"),
        new AppealDecided(Approved: true, Note: null, AppealOutcome.Granted),
        new CaseMerged("XJ260302AAAAAAAAAAA"),
        new DuplicateTakenIn("XJ260302AAAAAAAAAAA"),
        new CaseUrged("请尽快"),
        new DeadlineReminded(DeadlineKind.Acceptance, SampleTown.Noon),
        new DeadlineEscalated(DeadlineKind.Handling, SampleTown.Noon, EscalationTarget.Center),
        new DeadlinesRecomputed(7, [new DeadlineMove(DeadlineKind.Handling, SampleTown.Noon, SampleTown.Noon.AddDays(1), Provisional: false)]),
    ];
}
