using System.Diagnostics;
using System.Text;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

/// <summary>Files with bytes changed, cut out, doubled: each is read to its end, or refused by name. Nothing else is thrown, and nothing hangs.</summary>
public sealed class ReaderFuzzTests
{
    private static readonly TimeSpan Enough = TimeSpan.FromMinutes(2);

    [Theory]
    [InlineData(SourceFormat.Csv, 100_000, true)]
    [InlineData(SourceFormat.Csv, 20_000, false)]
    [InlineData(SourceFormat.Json, 80_000, true)]
    [InlineData(SourceFormat.Json, 5_000, false)]
    [InlineData(SourceFormat.Xlsx, 5_000, true)]
    public async Task A_damaged_file_is_read_or_refused(SourceFormat format, int times, bool isUtf8)
    {
        var good = Good(format);
        var damage = new Damage(20260302);
        var clock = Stopwatch.StartNew();
        var (read, refused) = (0, 0);
        for (var time = 0; time < times; time++)
        {
            Assert.True(clock.Elapsed < Enough, $"After {time} files.");
            if (await IsReadAsync(damage.Of(good), format, isUtf8)) read++;
            else refused++;
        }

        Assert.True(read > 0 && refused + read == times, $"{read} read, {refused} refused.");
    }

    /// <summary>The parts of a workbook are damaged before they are packed, so that the damage gets behind the checksums.</summary>
    [Fact]
    public async Task A_damaged_sheet_is_read_or_refused()
    {
        var damage = new Damage(20260302);
        const string sheet = """<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>内容</t></is></c></row><row r="2"><c r="A2" s="1"><v>46083.4</v></c><c r="B2" t="b"><v>1</v></c></row></sheetData></worksheet>""";
        const string texts = """<sst><si><t>编号</t></si><si><r><t>二</t></r><rPh><t>er</t></rPh></si></sst>""";
        const string styles = """<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>""";
        for (var time = 0; time < 5_000; time++)
        {
            var file = HotlineFile.Zip(
                ("xl/workbook.xml", "<workbook/>"),
                ("xl/styles.xml", DamageText(styles, damage)),
                ("xl/sharedStrings.xml", DamageText(texts, damage)),
                ("xl/worksheets/sheet1.xml", DamageText(sheet, damage)));
            await IsReadAsync(file, SourceFormat.Xlsx, isUtf8: true);
        }
    }

    private static async Task<bool> IsReadAsync(byte[] file, SourceFormat format, bool isUtf8)
    {
        try
        {
            await HotlineFile.ReadAsync(file, format, isUtf8);
            return true;
        }
        catch (BatchRefusedException)
        {
            return false;
        }
    }

    private static string DamageText(string text, Damage damage) =>
        damage.Next(3) == 0 ? text : Encoding.UTF8.GetString(damage.Of(Encoding.UTF8.GetBytes(text)));

    private static byte[] Good(SourceFormat format) => format switch
    {
        SourceFormat.Csv => Encoding.UTF8.GetBytes("编号,内容\r\n1,\"引号\"\"与\r\n换行\"\r\n2,𠮷😷\r\n"),
        SourceFormat.Json => Encoding.UTF8.GetBytes("""[{"编号":"1","内容":"引号\"与\n换行"},{"编号":2,"内容":"\ud842\udfb7"}]"""),
        _ => HotlineFile.Xlsx([["编号", "内容"], ["1", "换\n行"], [2, new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Unspecified)]]),
    };
}
