using System.Globalization;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Dossiers;

/// <summary>The words of a dossier that the chat and the bulletin have no need of.</summary>
internal static class DossierWords
{
    /// <summary>2026年3月2日 09:15:30 in Shanghai.</summary>
    public static string Time(DateTimeOffset at) => at.ToOffset(ShanghaiTime.Offset).ToString("yyyy年M月d日 HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Source(string source) => BulletinWords.Source(source);

    public static string Photo(PhotoKind kind) => kind switch
    {
        PhotoKind.Report => "上报",
        PhotoKind.Before => "处置前",
        PhotoKind.After => "处置后",
        _ => "核查",
    };

    public static string Result(CaseResult result) => result switch
    {
        CaseResult.Solved => "实际解决",
        CaseResult.Explained => "解释说明",
        _ => "诉求不属实",
    };

    public static string Satisfaction(Satisfaction satisfaction) => satisfaction switch
    {
        Cases.Satisfaction.Satisfied => "满意",
        Cases.Satisfaction.Basically => "基本满意",
        _ => "不满意",
    };

    public static string Outcome(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.CallBack => "下一步：回访",
        CheckOutcome.Closed => "结案",
        CheckOutcome.Rework => "返工",
        _ => "退回派遣",
    };

    /// <summary>Nothing while only one of the two has spoken.</summary>
    public static string? Appeal(AppealOutcome outcome) => outcome switch
    {
        AppealOutcome.Granted => "申诉成立，免于计分",
        AppealOutcome.Refused => "申诉不成立",
        _ => null,
    };

    public static string Target(EscalationTarget target) => target switch
    {
        EscalationTarget.UnitLeader => "单位负责人",
        EscalationTarget.Center => "城运中心",
        _ => "分管副镇长",
    };

    public static string Deadline(DeadlineStatus status) => status switch
    {
        DeadlineStatus.Running => "计时中",
        DeadlineStatus.Paused => "暂停",
        DeadlineStatus.Met => "按期",
        DeadlineStatus.Missed => "超期",
        _ => "取消",
    };

    /// <summary>A field of a report.</summary>
    public static string Field(string field) => field switch
    {
        "category" => "类别",
        "condition" => "立案条件",
        "description" => "情况",
        "address" => "地点",
        "location" => "坐标",
        "grid" => "网格",
        "urgent" => "紧急程度",
        "name" => "反映人姓名",
        "phone" => "反映人电话",
        _ => field,
    };
}
