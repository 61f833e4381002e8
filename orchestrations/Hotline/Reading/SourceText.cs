using System.Text;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>Text in one of the two encodings that batches come in.</summary>
internal static class SourceText
{
    /// <summary>What Chinese spreadsheet programs write where they do not write UTF-8; GBK and GB2312 are part of it.</summary>
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static StreamReader Read(Stream content, bool isUtf8) => new(content, isUtf8 ? Encoding.UTF8 : Gb18030, detectEncodingFromByteOrderMarks: isUtf8);

    public static Stream AsUtf8(Stream content, bool isUtf8) =>
        isUtf8 ? content : Encoding.CreateTranscodingStream(content, Gb18030, Encoding.UTF8);
}
