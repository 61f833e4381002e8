using System.Globalization;

namespace Xinjing.Serverless.Chat;

/// <summary>What the town says in the chat, in Chinese.</summary>
public static class ChatTexts
{
    public const string Help = """
        您可以：
        · 直接发送文字、照片、位置上报问题，10 分钟内发的算同一件；发“上报”立即提交
        · 查 编号 —— 查看办理情况
        · 我的待办 —— 本单位待办
        · 接单 [编号]、退单 [编号] 理由、进展 [编号] 说明、办结 [编号] 说明（可先发照片）、催办 [编号] 说明
        · 帮助 —— 显示本说明
        编号可以只写最后几位；只有一件在手时可以不写。
        """;

    public const string Begin = "请说明情况（什么问题、在哪里），可以再发照片和位置。";

    public const string PictureAlone = "照片已收到。请再发一句话说明问题和地点；如是处置照片，请发“办结 说明”或“进展 说明”。";

    public const string NothingSaid = "十分钟内没有收到文字说明，这次没有立案。请重新发送文字、照片和位置。";

    public const string TooManyPictures = "每次最多 20 张照片，这张没有记下；请先发文字说明提交已有的照片。";

    public const string OtherKind = "暂时只能识别文字、照片和位置，请改用文字说明，或拍照发送。";

    public const string UnknownButton = "这个按钮已不再使用，请发“我的待办”查看。";

    public const string NoCaseInHand = "请写明编号，例如：查 XJ…（可以只写最后几位）。发“我的待办”可以看到编号。";

    public const string CannotBeDone = "系统没有受理，请联系城运中心。";

    public const string TooLong = "文字太长，没有记下；请精简后再发，或先发“上报”提交已有内容。";

    public const string NotAdded = "这条补充没有对应的案件，请重新上报。";

    public static string NotFound(string number) => $"没有找到您可以查看的案件 {number}。";

    /// <param name="what">Words that were added; <c>null</c> for a place on the map. Said again, so that two answers are not the same: the platform would drop the second.</param>
    public static string Added(string caseId, string? what) => $"补充内容已记入案件 {caseId}：{(what is null ? "位置" : CaseWords.Short(what))}";

    public static string PicturesComing(string caseId, int count) => string.Create(CultureInfo.InvariantCulture, $"{count} 张照片将记入案件 {caseId}。");

    /// <summary>What to write behind a word that takes more; <c>null</c> for one that stands alone.</summary>
    public static string? WordsMissing(ChatWord word) => word switch
    {
        ChatWord.Return => "请写明退单理由，例如：退单 不属于本单位职责。",
        ChatWord.Progress => "请写明进展，例如：进展 已到现场，正在清运。",
        ChatWord.Complete => "请写明处置结果，例如：办结 垃圾已清运，现场已复位。照片可以先发。",
        ChatWord.Urge => "请写明催办要求，例如：催办 请今天到现场。",
        _ => null,
    };

    public static string Ask(IReadOnlyList<MissingPiece> missing, IReadOnlyList<string> classes) =>
        string.Join('\n', missing.Select(piece => piece switch
        {
            MissingPiece.Description => "还缺问题说明：请用一句话写明是什么情况。",
            MissingPiece.Place => "还缺地点：请发送位置，或写明路名和门牌（例如：剑河路 580 号）。",
            _ => "属于哪一类？请回复数字：" + string.Join("，", classes.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{i + 1} {name}"))),
        }));
}
