using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Chat;

/// <summary>Why the lifecycle refuses something, in Chinese.</summary>
public static class ChatRefusals
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["not-yours"] = "您没有权限对这件案件做此操作，或它不在您的单位。",
        ["not-in-this-state"] = "案件当前的状态不能做此操作。",
        ["returns-locked"] = "该案已退单三次，再退须由督办人员解锁。",
        ["joint-units-missing"] = "协办单位尚未全部反馈，主办单位暂不能办结。",
        ["explanation-repeats"] = "说明不能只重复结论，请写明现场情况和处置措施。",
        ["field-missing"] = "缺少说明，请在命令后写明内容，例如：退单 不属于本单位职责。",
        ["field-too-long"] = "文字太长，请精简后再发。",
        ["too-long-together"] = "案件文字累计过长，请精简后再发。",
        ["personal-number"] = "说明中有手机号或身份证号，案件日志无法删除，请去掉后再发。",
        ["photo-exists"] = "这张照片已经在案件上了。",
        ["too-many-photos"] = "案件照片数量已达上限。",
        ["unknown-category"] = "类别已停用，请重新选择。",
        ["location-invalid"] = "位置无法识别，请改用文字说明地点。",
    };

    /// <summary>Codes that have a text of their own.</summary>
    public static IEnumerable<string> Known => Texts.Keys;

    public static string Of(Rejection rejection) => Texts.TryGetValue(rejection.Code, out var text) ? text : $"系统没有受理（{rejection.Code}）。";
}
