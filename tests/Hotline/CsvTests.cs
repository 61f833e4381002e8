using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

public sealed class CsvTests
{
    [Fact]
    public async Task Quotes_commas_and_line_breaks_are_part_of_a_field()
    {
        var (columns, rows) = await HotlineFile.ReadAsync("\uFEFF编号 ,内容\r\n1,\"说：\"\"垃圾\"\",\r\n还有\n污水\"\r\n\r\n2,𠮷😷\n", SourceFormat.Csv);
        Assert.Equal(["编号", "内容"], columns);
        Assert.Equal(["说：\"垃圾\",\n还有\n污水", "𠮷😷"], rows.Select(r => r.Cells[1].Text));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r")]
    [InlineData("\r\n")]
    public async Task Any_line_end_will_do(string end)
    {
        var (_, rows) = await HotlineFile.ReadAsync($"a,b{end}1,2{end}3,4", SourceFormat.Csv);
        Assert.Equal(["2", "4"], rows.Select(r => r.Cells[1].Text));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_costs_its_own_line_alone()
    {
        var (_, rows) = await HotlineFile.ReadAsync("a,b\n1,\"offen\n2,gut\n3,\"auch, gut\"\n4,5\"\n5,gut\n", SourceFormat.Csv);
        Assert.Equal(["引号未闭合", null, null, "引号未闭合", null], rows.Select(r => r.Problem?.Reason));
        Assert.Equal("auch, gut", rows[2].Cells[1].Text);
        Assert.Equal(("a", "1"), (rows[0].Cells[0].Column, rows[0].Cells[0].Text));
        Assert.Null(rows[0].Problem!.Value);
    }

    [Fact]
    public async Task A_row_of_another_length_is_refused_and_empty_fields_at_its_end_are_not_counted()
    {
        var (_, rows) = await HotlineFile.ReadAsync("a,b\n1\n1,2,3\n1,2,,\n\"x\"y,2\n", SourceFormat.Csv);
        Assert.Equal([true, true, false, true], rows.Select(r => r.Problem is not null));
        Assert.Contains("有3个字段", rows[1].Problem!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_without_end_is_cut_and_refused()
    {
        var (_, rows) = await HotlineFile.ReadAsync($"a,b\n1,{new string('长', 200_000)}\n2,3\n", SourceFormat.Csv);
        Assert.Equal([true, false], rows.Select(r => r.Problem is not null));
    }

    [Fact]
    public async Task GB18030_is_read_with_its_rarest_characters()
    {
        var (columns, rows) = await HotlineFile.ReadAsync(HotlineFile.Gb18030("工单编号,诉求内容\r\n1,𠮷祥餐馆油烟😷\r\n"), SourceFormat.Csv, isUtf8: false);
        Assert.Equal("工单编号", columns[0]);
        Assert.Equal("𠮷祥餐馆油烟😷", rows[0].Cells[1].Text);
    }

    [Fact]
    public async Task A_file_without_a_row_of_headers_is_refused() =>
        Assert.Equal("batch-empty", (await Assert.ThrowsAsync<BatchRefusedException>(() => HotlineFile.ReadAsync("\r\n \r\n", SourceFormat.Csv))).Code);
}
