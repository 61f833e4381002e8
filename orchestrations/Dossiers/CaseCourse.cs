using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Dossiers;

/// <summary>What happened to a case, each event as a sentence in Chinese for somebody who knows none of our words; pure.</summary>
/// <param name="data">Names of units, categories and people; what it lacks is shown by its code.</param>
public sealed class CaseCourse(ReferenceData data)
{
    public string Of(LoggedEvent happened) => happened switch
    {
        CaseFiled e => Joined($"立案，来源：{DossierWords.Source(e.Source)}", e.Urgent ? "紧急" : null, $"类别：{Category(e.Category)}", $"情况：{e.Description}", Place(e.Address)),
        ReportSupplemented e => Joined("上报人补充", e.Note, Place(e.Address)),
        ReportAmended e => Amended(e),
        PhotoAdded e => $"收到照片（{DossierWords.Photo(e.Photo.Kind)}），编号 {e.Photo.PhotoId}",
        PhotoMissed e => $"照片 {e.Photo.Id} 未能取得：{e.Photo.Reason}",
        CaseAssigned e => Joined($"派遣给{Unit(e.Unit)}", Joint(e.JointUnits), e.Rule is { } rule ? $"按派遣规则 {rule} 自动派遣" : null, e.Note),
        DispatchDeferred => "没有可自动派遣的单位，转人工派遣",
        CaseAccepted => "承办单位接单",
        CaseReturned e => $"{Unit(e.Unit)}退单，理由：{e.Reason}",
        CitizenContacted e => Contacted(e),
        ProgressReported e => e.Unit is { } unit ? $"{Unit(unit)}报告进展：{e.Note}" : $"报告进展：{e.Note}",
        CaseCompleted e => Joined($"承办单位办结，结果：{DossierWords.Result(e.Result)}", $"事实认定：{e.FactFinding}", $"诉求认定：{e.ClaimFinding}", $"说明：{e.Note}"),
        CaseVerified e => Joined(e.Passed ? "核查通过" : "核查未通过", e.Note, DossierWords.Outcome(e.Outcome)),
        CitizenCalledBack e => CalledBack(e),
        ReporterDisclosed e => $"查看上报人联系方式，用途：{e.Purpose}",
        ReporterErased e => $"删除上报人姓名和电话，原因：{e.Reason}",
        CaseRejected e => $"不予立案，理由：{e.Reason}",
        CaseReopened e => $"重新打开，理由：{e.Reason}",
        DeadlineReminded e => $"系统提醒：{CaseWords.Deadline(e.Deadline)}应于 {DossierWords.Time(e.DueAt)} 前完成",
        DeadlineEscalated e => $"系统升级：{CaseWords.Deadline(e.Deadline)}已超期（原应于 {DossierWords.Time(e.DueAt)} 前完成），告知{DossierWords.Target(e.To)}",
        DeadlinesRecomputed e => $"基础数据第 {e.ReferenceVersion} 版生效，重新计算时限：{string.Join('；', e.Moved.Select(Moved))}",
        _ => Supervised(happened),
    };

    /// <summary>The name of the one who acted, with the id that is in the log.</summary>
    /// <param name="by"><c>sub</c> of the person, or <c>@system</c>.</param>
    public string Person(string by) => by == Actor.System.Id ? "系统"
        : data.StaffSet.Staff.FirstOrDefault(s => s.Id == by) is { } member ? $"{member.Name}（{by}）"
        : by;

    private static string Supervised(LoggedEvent happened) => happened switch
    {
        CaseUrged e => $"催办：{e.Note}",
        SupervisionOrdered e => $"督办：{e.Order}",
        ExtensionRequested e => $"申请延期 {e.WorkingDays} 个工作日，理由：{e.Reason}",
        ExtensionDecided e => Joined(e.Approved ? $"同意延期 {e.WorkingDays} 个工作日" : "不同意延期", e.Note),
        CaseSuspended e => $"挂账至 {DossierWords.Time(e.Until)}，理由：{e.Reason}",
        CaseResumed => "恢复办理，时限继续计算",
        ReturnUnlocked e => Joined("准许再次退单", e.Note),
        AppealFiled e => $"就{CaseWords.Deadline(e.Deadline)}超期提出申诉，理由：{e.Reason}",
        AppealDecided e => Joined(e.Approved ? "同意申诉" : "不同意申诉", e.Note, DossierWords.Appeal(e.Outcome)),
        CaseMerged e => $"并入案件 {e.Into}",
        DuplicateTakenIn e => $"案件 {e.Duplicate} 并入本案",
        _ => happened.GetType().Name,
    };

    private string Amended(ReportAmended e) => Joined(
        $"来源更新工单（批次 {e.From.Batch} 第 {e.From.Row} 行），变更：{string.Join('、', e.Fields().Select(DossierWords.Field))}",
        e.After.Category is { } category ? $"类别改为：{Category(category)}" : null,
        e.After.Description is { } description ? $"情况改为：{description}" : null,
        e.After.Address is { } address ? $"地点改为：{address}" : null);

    private static string Contacted(CitizenContacted e) => e.Done
        ? Joined($"已先行联系市民，联系人：{e.Person}", e.ContactedAt is { } at ? $"时间：{DossierWords.Time(at)}" : null, e.Mode is { } mode ? $"方式：{mode}" : null, e.Reason)
        : $"未能先行联系市民，原因：{e.Reason}";

    private string CalledBack(CitizenCalledBack e) => Joined(
        e.Reached ? "已回访市民" : "回访未联系到市民",
        e.Solved is { } solved ? (solved ? "诉求已解决" : "诉求未解决") : null,
        e.Satisfaction is { } satisfaction ? DossierWords.Satisfaction(satisfaction) : null,
        e.Reason,
        DossierWords.Outcome(e.Outcome),
        e.Leader is { } leader ? $"由{Person(leader)}本人重新处置" : null);

    private static string Moved(DeadlineMove move) => $"{CaseWords.Deadline(move.Kind)}由 {DossierWords.Time(move.Before)} 改为 {DossierWords.Time(move.After)}";

    private string Unit(string code) => CaseWords.Unit(data, code);

    private string Category(string code) => $"{CaseWords.Category(data, code)}（{code}）";

    private string? Joint(IReadOnlyList<string> units) => units.Count == 0 ? null : $"联勤单位：{string.Join('、', units.Select(Unit))}";

    private static string? Place(string? address) => string.IsNullOrWhiteSpace(address) ? null : $"地点：{address}";

    private static string Joined(params IEnumerable<string?> parts) => string.Join('；', parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
