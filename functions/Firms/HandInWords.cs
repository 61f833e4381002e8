using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Firms;

/// <summary>What the firm's page says, in Chinese.</summary>
internal static class HandInWords
{
    /// <summary>What to do about a refusal.</summary>
    public static string Of(string code) => code switch
    {
        "link-not-found" => "链接无效或已停用，请联系检查人员重新获取。",
        "link-expired" => "链接已过期，请联系检查人员重新获取。",
        "too-many-requests" => "操作太频繁，请十分钟后再试。",
        "picture-too-large" => "文件超过 10 MB，请压缩后再上传。",
        "picture-empty" => "没有选择文件，请先选择照片或 PDF。",
        "heic-not-supported" => "不支持 HEIC 照片，请把相机设为“兼容性最佳”（JPEG）后重拍。",
        "picture-type-not-supported" or "picture-animated" => "只收 JPEG、PNG、WebP 照片或 PDF 文件。",
        "picture-truncated" or "picture-corrupt" => "照片不完整，请重新拍照或重新导出。",
        "picture-too-many-pixels" or "picture-too-many-scans" => "照片尺寸过大，请缩小后再上传。",
        "pdf-locked" => "PDF 有密码，请去掉密码或改传照片。",
        "pdf-active" => "PDF 带有脚本或附件，请另存为普通 PDF 或改传照片。",
        "pdf-corrupt" => "PDF 无法打开，请重新导出或改传照片。",
        "pdf-pages" => "PDF 页数太多，请分开或改传照片。",
        "finding-failed" => "整改期限已过，请等待约谈通知或联系检查人员。",
        "paper-accepted" => "这份资料已经通过，不用再交。",
        "not-in-this-state" => "目前不需要补交资料，请查看下方状态。",
        "conflict" or "storage-unavailable" => "系统忙，没有收到，请再传一次。",
        _ => "没有收到，请核对后再试，或联系检查人员。",
    };

    public static string Of(RectificationStatus status) => status switch
    {
        RectificationStatus.Listed or RectificationStatus.Noticed => "待检查",
        RectificationStatus.Inspected => "已检查，待出具通知书",
        RectificationStatus.Rectifying => "整改中",
        RectificationStatus.Reinspecting => "待复查",
        RectificationStatus.Interview => "待约谈",
        RectificationStatus.Enforcement => "已移送执法部门",
        RectificationStatus.Closed => "已销号",
        RectificationStatus.Revisiting => "待回头看",
        RectificationStatus.Suspended => "暂缓",
        RectificationStatus.Passed => "检查通过",
        RectificationStatus.Settled => "已办结",
        _ => "不在本次名单内",
    };

    public static string Of(FindingStatus status) => status switch
    {
        FindingStatus.Open => "待整改",
        FindingStatus.HandedIn => "资料已交，待审核",
        FindingStatus.Claimed => "待复查",
        FindingStatus.Overdue => "已逾期",
        FindingStatus.Cured => "已完成",
        _ => "未通过",
    };

    public static string Of(HandInPaper paper) => paper.Status switch
    {
        PaperStatus.Pending => "未交",
        PaperStatus.HandedIn => "已交，待审核",
        PaperStatus.Accepted => "已通过",
        _ => $"退回：{paper.Reason}",
    };

    public static string Of(CureWay way) => way switch
    {
        CureWay.HandIn => "线上补交资料",
        CureWay.OnSite => "现场整改，整改后请联系检查人员复查",
        _ => "立即停止，检查人员将到现场复查",
    };
}
