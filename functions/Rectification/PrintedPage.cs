using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>A page in Chinese that is printed on A4 and handed over.</summary>
internal static class PrintedPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private const string Style = """
        @page { size: A4; margin: 25mm } body { font: 12pt/1.8 "FangSong", "STFangsong", serif; max-width: 170mm; margin: 0 auto }
        h1 { text-align: center; font-size: 20pt; letter-spacing: .2em } .number { text-align: center } table { width: 100%; border-collapse: collapse }
        td, th { border: 1px solid #000; padding: 2mm; text-align: left; vertical-align: top } p { text-indent: 2em; margin: .5em 0 } .plain { text-indent: 0 } .sign { text-align: right; margin-top: 15mm }
        """;

    public static string Text(string? text) => Encoder.Encode(text ?? "");

    /// <summary>In Shanghai: 2026年3月2日.</summary>
    public static string Day(DateTimeOffset at) => at.ToOffset(ShanghaiTime.Offset).ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    /// <summary>In Shanghai: 2026年3月2日 9:05.</summary>
    public static string Minute(DateTimeOffset at) => at.ToOffset(ShanghaiTime.Offset).ToString("yyyy年M月d日 H:mm", CultureInfo.InvariantCulture);

    /// <param name="title">As plain text.</param>
    /// <param name="body">As HTML.</param>
    public static IResult Answer(HttpRequest request, string title, string body)
    {
        request.HttpContext.Response.Protect(Style);
        return Results.Content($"<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{Text(title)}</title><style>{Style}</style></head>\n<body>\n{body}\n</body></html>\n", "text/html; charset=utf-8");
    }
}
