using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>What happened to a target, in the words of its file (案卷).</summary>
internal static class CourseWords
{
    /// <summary><c>null</c> for what the file leaves out: the town's own reminders, links and reckoning.</summary>
    public static string? Of(RectificationEvent happened, CampaignTemplate template) => happened switch
    {
        TargetListed e => e.FoundOnStreet ? "巡查发现，列入底册" : "列入底册",
        TargetEntrusted => "交办检查部门",
        NoticeDelivered e => e.Way == NoticeWay.Chat ? "企业微信发送温馨提示" : "送达温馨提示",
        AccountChanged => "变更企业微信账号",
        NoticeConfirmed => "企业回执",
        PartChecked e => $"联合检查，{Found(e.Findings, template)}",
        TargetInspected e => $"检查，{Found(e.Findings, template)}{(e.Team is { } team ? $"（{team}）" : "")}",
        OrderServed e => $"送达{template.OrderTitle} {e.Number}",
        PaperHandedIn e => $"补交资料：{e.Paper}",
        PaperJudged { Accepted: true } e => $"资料审核通过：{e.Paper}",
        PaperJudged e => $"资料审核不通过：{e.Paper}（{e.Reason}）",
        FindingReportedFixed e => $"报告已整改：{Name(e.Item, template)}（{e.Note}）",
        TermPassed e => $"整改期限届满：{Name(e.Item, template)}",
        TargetReinspected e => $"复查：{string.Join("；", e.Results.Select(r => $"{Name(r.Item, template)}{(r.Cured ? "已改正" : $"未改正（{r.Note}）")}"))}",
        TermExtensionRequested e => $"申请延期 {e.WorkingDays} 个工作日：{Name(e.Item, template)}（{e.Reason}）",
        TermExtensionDecided e => $"延期{(e.Approved ? "准许" : "不予准许")}：{Name(e.Item, template)}",
        TargetSuspended e => $"挂账至 {PrintedPage.Day(e.Until)}（{e.Reason}）",
        TargetResumed => "恢复计时",
        TargetUrged e => $"催办：{e.Note}",
        InterviewHeld e => $"约谈，企业{(e.Attended ? "到场" : "未到场")}：{e.Note}",
        TargetHandedOver e => $"移送{e.To}：{e.Note}",
        EnforcementAnswered e => $"执法反馈：{Word(e.Result)}，{e.Note}{(e.Document is { } document ? $"（{document}）" : "")}",
        TargetRevisited e => $"回头看，{Found(e.Relapses, template)}：{e.Note}",
        TargetExcluded e => $"移出底册：{e.Note}",
        TargetReinstated e => $"重新列入底册：{e.Reason}",
        EvidenceAdded => "上传照片",
        _ => null,
    };

    private static string Found(IReadOnlyList<Finding> findings, CampaignTemplate template) =>
        findings.Count == 0 ? "未发现问题" : $"发现问题：{string.Join("；", findings.Select(f => $"{Name(f.Item, template)}（{f.Note}）"))}";

    private static string Name(string item, CampaignTemplate template) => template.FindItem(item)?.Finding ?? item;

    private static string Word(EnforcementResult result) => result switch
    {
        EnforcementResult.Corrected => "已改正",
        EnforcementResult.ClosedDown => "已关停",
        _ => "退回",
    };
}
