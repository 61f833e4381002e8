using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

public sealed class HotlineReportTests
{
    private static readonly DateTimeOffset Received = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_row_becomes_a_report_of_the_hotline()
    {
        var said = Read(("工单编号", " HL-7 "), ("工单类型", "投诉"), ("标题", "垃圾"), ("诉求内容", "有\uFFFE垃圾𠮷"), ("事项小类", "暴露垃圾"), ("事发地址", "剑河路1号"), ("经度", "121.3671"), ("纬度", "31.2065"),
            ("诉求人", "王建国"), ("移动电话", "199 0000 1234"), ("紧急程度", "特急"), ("派单时间", "2026/3/2 9:05"));
        var report = said.Report;
        Assert.Equal(("hotline", "HL-7", "06010", "【投诉】垃圾\n有垃圾𠮷"), (report.Source, report.SourceId, report.Category, report.Description));
        Assert.Equal((31.2065, 121.3671), (report.Location!.Lat, report.Location.Lon));
        Assert.Equal(("王建国", "19900001234"), (report.Reporter!.Name, report.Reporter.Phone));
        Assert.Equal((true, new DateTimeOffset(2026, 3, 2, 1, 5, 0, TimeSpan.Zero)), (said.Urgent, said.SaidAt));
    }

    [Fact]
    public void Words_that_say_nothing_are_nothing()
    {
        var said = Read(("工单编号", "HL-7"), ("诉求内容", "有垃圾"), ("事项编码", "06010"), ("移动电话", "未提供"), ("来电电话", "无"), ("诉求人", "匿名"), ("紧急程度", ""));
        Assert.Null(said.Report.Reporter);
        Assert.Null(said.Urgent);
        Assert.Null(said.SaidAt);
    }

    [Theory]
    [InlineData("事项小类", "外星人着陆", "不在基础数据中")]
    [InlineData("派单时间", "2026-02-30 10:00:00", "不是日期时间")]
    [InlineData("派单时间", "昨天", "不是日期时间")]
    [InlineData("派单时间", "1899-01-01", "不是日期时间")]
    [InlineData("派单时间", "2026-03-05 10:00:00", "时间在将来")]
    [InlineData("紧急程度", "十万火急", "紧急程度是")]
    [InlineData("经度", "121.3671", "同时填写")]
    [InlineData("纬度", "北纬", "不是经纬度")]
    [InlineData("网格编码", "1", "网格不在")]
    [InlineData("立案条件", "没有", "立案条件是")]
    public void A_refusal_names_column_value_and_reason(string column, string value, string reason)
    {
        var problem = Refused([("工单编号", "HL-7"), ("诉求内容", "有垃圾"), .. column == "事项小类" ? Array.Empty<(string, string)>() : [("事项小类", "暴露垃圾")], (column, value)]);
        Assert.Equal((column, value), (problem.Column, problem.Value));
        Assert.Contains(reason, problem.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_phone_or_a_name_is_never_shown_whole()
    {
        Assert.Equal("199****5678", Refused(("工单编号", "HL-7"), ("诉求内容", "有垃圾"), ("事项小类", "暴露垃圾"), ("移动电话", "1990000x5678")).Value);
        Assert.Equal("王**", Refused(("工单编号", "HL-7"), ("诉求内容", "有垃圾"), ("事项小类", "暴露垃圾"), ("诉求人", "王" + new string('某', 300))).Value);
    }

    [Theory]
    [InlineData("工单编号")]
    [InlineData("诉求内容")]
    [InlineData("事项小类")]
    public void What_is_required_is_missed_by_name(string column)
    {
        (string Column, string Text)[] all = [("工单编号", "HL-7"), ("诉求内容", "有垃圾"), ("事项小类", "暴露垃圾")];
        var problem = Refused([.. all.Where(c => c.Column != column)]);
        Assert.Equal("缺少必填内容", problem.Reason);
        Assert.NotNull(problem.Column);
    }

    [Fact]
    public void A_header_that_lacks_a_field_is_refused_with_what_there_is()
    {
        var refused = Assert.Throws<BatchRefusedException>(() => HotlineHeader.Check(["工单编号", "内容"], Seeds.Town.HotlineColumnSet));
        Assert.Equal(["工单编号", "内容"], refused.SeenColumns);
        Assert.Equal(2, refused.MissingColumns.Count);
        Assert.Contains("诉求内容", string.Join(' ', refused.MissingColumns), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_holds_three_hundred_rows()
    {
        var (columns, rows) = await HotlineFile.ReadAsync(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "samples", "hotline-2026-03-02.csv")), SourceFormat.Csv);
        HotlineHeader.Check(columns, Seeds.Town.HotlineColumnSet);
        Assert.Equal(["承办单位"], HotlineHeader.Ignored(columns, Seeds.Town.HotlineColumnSet));
        Assert.Equal(300, rows.Count);
        Assert.Equal("引号未闭合", Assert.Single(rows, r => r.Problem is not null).Problem!.Reason);
    }

    private static HotlineReport Read(params (string Column, string Text)[] cells)
    {
        var row = HotlineHeader.Read(1, new SourceRow([.. cells.Select(c => new SourceCell(c.Column, c.Text))]), Seeds.Town.HotlineColumnSet);
        return HotlineReport.Read(row, Seeds.Town, Received);
    }

    private static RowProblem Refused(params (string Column, string Text)[] cells) => Assert.Throws<RowRefusedException>(() => Read(cells)).Problem;
}
