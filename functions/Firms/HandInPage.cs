using Xinjing.Serverless.Functions.Rectification;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Firms;

/// <summary>The firm's page: for a phone, plain HTML without a script.</summary>
internal static class HandInPage
{
    public const string Style = """
        body { font: 16px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", sans-serif; margin: 0 auto; padding: 12px; max-width: 560px; color: #222 }
        h1 { font-size: 20px; margin: 8px 0 } h2 { font-size: 17px; margin: 4px 0 } section { border: 1px solid #ccc; border-radius: 8px; padding: 10px; margin: 12px 0 }
        .status { font-weight: bold } .refusal { background: #fdecea; border: 1px solid #c62828; border-radius: 8px; padding: 10px } .due { color: #b71c1c }
        form { margin: 6px 0 } input[type=file] { width: 100%; margin: 6px 0 } button { font-size: 16px; padding: 10px; width: 100%; border: 0; border-radius: 6px; background: #1565c0; color: #fff } footer { font-size: 13px; color: #666 }
        """;

    /// <summary>The page of a link that does not lead in.</summary>
    public static string Refuse(string refusal) => Frame("资料补交", Refusal(refusal));

    /// <param name="refusal">Why the last form was not taken; <c>null</c> for none.</param>
    public static string Write(HandInView view, string? refusal) => Frame(view.Campaign, $"""
        <h1>{Text(view.Name)}</h1>
        <p>{Text(view.Campaign)}<br>状态：<span class="status">{HandInWords.Of(view.Status)}</span>{(view.Order is { } order ? $"<br>通知书：{Text(order)}" : "")}</p>
        {(refusal is null ? "" : Refusal(refusal))}
        {(view.Order is null ? Notice(view) : string.Concat(view.Findings.Select(Finding)))}
        <footer>{Text(view.Authority)}。本链接只供本单位使用，请勿转发，{PrintedPage.Day(view.ExpiresAt)}前有效。可上传 JPEG、PNG、WebP 照片或 PDF，每个不超过 10 MB。</footer>
        """);

    private static string Notice(HandInView view) => $"""
        <section><h2>请备齐以下资料</h2><ol>{string.Concat(view.Prepare.Select(paper => $"<li>{Text(paper)}</li>"))}</ol>
        {(view.Status != RectificationStatus.Noticed ? "" : view.NoticeConfirmed ? "<p>已回执，谢谢。</p>" : $"""<form method="post" enctype="multipart/form-data"><input type="hidden" name="{HandInForm.ConfirmField}" value="1"><button>已收到提示（回执）</button></form>""")}</section>
        """;

    private static string Finding(HandInFindingView finding) => $"""
        <section><h2>{Text(finding.Finding)}</h2><p>{Text(finding.Note)}</p>
        <p>{HandInWords.Of(finding.Way)}；<span class="status">{HandInWords.Of(finding.Status)}</span>{(finding.DueAt is { } due ? $"<br><span class=\"due\">期限：{PrintedPage.Day(due)}</span>" : "")}</p>
        {string.Concat(finding.Papers.Select(paper => Paper(finding, paper)))}</section>
        """;

    private static string Paper(HandInFindingView finding, HandInPaper paper) => $"""
        <p>{Text(paper.Name)}：<span class="status">{Text(HandInWords.Of(paper))}</span></p>
        {(finding.Takes && paper.Status != PaperStatus.Accepted ? Form(finding.Item, paper.Name) : "")}
        """;

    private static string Form(string item, string paper) => $"""
        <form method="post" enctype="multipart/form-data">
        <input type="hidden" name="{HandInForm.ItemField}" value="{Text(item)}"><input type="hidden" name="{HandInForm.PaperField}" value="{Text(paper)}">
        <input type="file" name="{HandInForm.FileField}" accept="image/jpeg,image/png,image/webp,application/pdf" aria-label="{Text(paper)}" required>
        <button>上传</button></form>
        """;

    private static string Refusal(string refusal) => $"<p class=\"refusal\" role=\"alert\">{Text(refusal)}</p>";

    private static string Text(string text) => PrintedPage.Text(text);

    private static string Frame(string title, string body) =>
        $"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Text(title)}</title><style>{Style}</style></head>\n<body>\n{body}\n</body></html>\n";
}
