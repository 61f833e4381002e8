using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Xinjing.Serverless.Bulletins;

/// <summary>A bulletin as a page for a phone, or for A4 when it is printed: plain HTML without script, and well-formed XML besides.</summary>
public static class BulletinPage
{
    /// <summary>All the style that the page has, so that a content security policy can name it by its hash.</summary>
    public const string Style = """
        body{margin:0;background:#f4f5f7;color:#1f2329;font:16px/1.6 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
        main{max-width:42rem;margin:0 auto;padding:1rem}
        h1{margin:.5rem 0;font-size:1.5rem}
        h2{margin:0 0 .5rem;font-size:1.125rem;color:#0b5394}
        p{margin:.25rem 0;overflow-wrap:anywhere}
        ol{margin:.5rem 0 0;padding-left:1.75rem}
        li{margin:.25rem 0;overflow-wrap:anywhere}
        section{margin:.75rem 0;padding:1rem;background:#fff;border-radius:.5rem}
        .note{color:#5f6670;font-size:.875rem}
        @page{size:A4;margin:18mm}
        @media print{body{background:#fff;font-size:11pt}main{max-width:none;padding:0}section{padding:0;break-inside:avoid-page}}
        """;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static string Of(Bulletin bulletin)
    {
        var title = Encoder.Encode($"{BulletinText.Title} {BulletinWords.Day(bulletin.Day)}");
        var period = Encoder.Encode($"统计时段：{BulletinWords.Period(bulletin.Period, bulletin.Day)}");
        var at = Encoder.Encode($"数据截至：{BulletinWords.Time(bulletin.At)}");
        return $"""
            <!DOCTYPE html>
            <html lang="zh-CN">
            <head>
            <meta charset="utf-8"/>
            <meta name="viewport" content="width=device-width, initial-scale=1"/>
            <title>{title}</title>
            <style>{Style}</style>
            </head>
            <body>
            <main>
            <h1>{title}</h1>
            <p>{period}</p>
            <p>{at}</p>
            {string.Concat(bulletin.Sections.Select(Section))}<p class="note">超期按自然时间计算；案件详情在系统中按编号查询。</p>
            </main>
            </body>
            </html>

            """;
    }

    private static string Section(BulletinSection section, int index)
    {
        var html = new StringBuilder("<section>\n").Append(CultureInfo.InvariantCulture, $"<h2>{Encoder.Encode(BulletinWords.Heading(section, index))}</h2>\n");
        foreach (var line in section.Lines) html.Append(CultureInfo.InvariantCulture, $"<p>{Encoder.Encode(line)}</p>\n");
        if (section.Items.Count > 0)
            html.Append("<ol>\n").AppendJoin("", section.Items.Select(item => $"<li>{Encoder.Encode(item)}</li>\n")).Append("</ol>\n");
        if (section.ItemsLeftOut > 0) html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">另有 {section.ItemsLeftOut} 项未列出。</p>\n");
        return html.Append("</section>\n").ToString();
    }
}
