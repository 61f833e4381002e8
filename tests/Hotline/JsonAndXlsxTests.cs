using MiniExcelLibs;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

public sealed class JsonAndXlsxTests
{
    [Fact]
    public async Task An_object_is_a_row_and_its_names_are_the_headers()
    {
        var (columns, rows) = await HotlineFile.ReadAsync("""[{"编号":"1","内容":"𠮷","经度":121.36,"空":null},{"编号":2},{"内容":["列表"]},7,{"内容":"\ud800"}]""", SourceFormat.Json);
        Assert.Equal(["编号", "内容", "经度", "空"], columns);
        Assert.Equal([false, false, true, true, true], rows.Select(r => r.Problem is not null));
        Assert.Equal(["1", "𠮷", "121.36", ""], rows[0].Cells.Select(c => c.Text));
        Assert.Equal("2", rows[1].Cells[0].Text);
    }

    [Theory]
    [InlineData("""[{"a":"1"},{"a":""")]
    [InlineData("""{"a":"1"}""")]
    [InlineData("[{]")]
    public async Task JSON_that_breaks_off_is_refused_with_the_place(string text)
    {
        var refused = await Assert.ThrowsAsync<BatchRefusedException>(() => HotlineFile.ReadAsync(text, SourceFormat.Json));
        Assert.Equal("batch-unreadable", refused.Code);
        Assert.Contains("line 1", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbooks_shared_texts_numbers_and_times_are_read_as_people_see_them()
    {
        var time = new DateTime(2026, 3, 2, 9, 30, 15, DateTimeKind.Unspecified);
        var (columns, rows) = await HotlineFile.ReadAsync(HotlineFile.Xlsx([["编号", "电话", "时间", "内容"], [], ["1", 13800000000, time, "𠮷 & <b>"], [null, null, null, "末列"]]), SourceFormat.Xlsx);
        Assert.Equal(["编号", "电话", "时间", "内容"], columns);
        Assert.Equal(["1", "13800000000", "2026-03-02 09:30:15", "𠮷 & <b>"], rows[0].Cells.Select(c => c.Text));
        Assert.Equal(("内容", "末列"), (rows[1].Cells[0].Column, rows[1].Cells[0].Text));
    }

    [Fact]
    public async Task A_workbook_that_another_program_wrote_is_read()
    {
        using var file = new MemoryStream();
        await file.SaveAsAsync(new[] { new { 工单编号 = "HL-1", 诉求内容 = "第一行\n第二行 𠮷", 派单时间 = new DateTime(2026, 3, 2, 9, 30, 0, DateTimeKind.Unspecified), 移动电话 = 19900001234L } });
        var (columns, rows) = await HotlineFile.ReadAsync(file.ToArray(), SourceFormat.Xlsx);
        Assert.Equal(["工单编号", "诉求内容", "派单时间", "移动电话"], columns);
        Assert.Equal(["HL-1", "第一行\n第二行 𠮷", "2026-03-02 09:30:00", "19900001234"], Assert.Single(rows).Cells.Select(c => c.Text));
    }

    [Fact]
    public async Task More_texts_than_fit_into_memory_wait_in_a_file()
    {
        var wide = Enumerable.Range(0, 12_000).Select(n => new object?[] { $"{n}", $"{n}{new string('长', 600)}" });
        var (_, rows) = await HotlineFile.ReadAsync(HotlineFile.Xlsx(wide.Prepend(["编号", "内容"])), SourceFormat.Xlsx);
        Assert.Equal(12_000, rows.Count);
        Assert.All(rows.Index(), r => Assert.Equal($"{r.Index}{new string('长', 600)}", r.Item.Cells[1].Text));
    }

    [Fact]
    public async Task A_zip_that_is_no_workbook_or_unfolds_without_end_is_refused()
    {
        var other = await Assert.ThrowsAsync<BatchRefusedException>(() => HotlineFile.ReadAsync(HotlineFile.Zip(("readme.txt", "x")), SourceFormat.Xlsx));
        Assert.Equal(BatchRefusalKind.TypeNotSupported, other.Kind);
        var bomb = HotlineFile.Bomb(megabytes: 600);
        var refused = await Assert.ThrowsAsync<BatchRefusedException>(() => HotlineFile.ReadAsync(bomb, SourceFormat.Xlsx));
        Assert.Equal("batch-unreadable", refused.Code);
    }

    [Theory]
    [InlineData("A1", 1)]
    [InlineData("ZZZZZZZZZ1", 0)]
    [InlineData("99", 1)]
    public async Task A_cell_beyond_every_limit_costs_nothing(string reference, int cells)
    {
        var sheet = $"<worksheet><sheetData><row><c t=\"str\"><v>编号</v></c></row><row r=\"2000000000\"><c r=\"{reference}\" t=\"str\"><v>x</v></c></row></sheetData></worksheet>";
        var (_, rows) = await HotlineFile.ReadAsync(HotlineFile.Zip(("xl/workbook.xml", "<workbook/>"), ("xl/worksheets/sheet1.xml", sheet)), SourceFormat.Xlsx);
        Assert.Equal(cells, rows.Sum(r => r.Cells.Count));
    }
}
