using System.Net;
using System.Text;
using System.Text.Json;
using Xinjing.Serverless.Tests.Hotline;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

public sealed class HotlineTests(OfficeTown fixture) : IClassFixture<OfficeTown>, IDisposable
{
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);

    public void Dispose() => _dispatcher.Dispose();

    [Fact]
    public async Task The_sample_is_filed_with_a_line_for_each_of_its_rows()
    {
        var sample = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "seeds", "samples", "hotline-2026-03-02.csv"));
        var sent = await _dispatcher.SendBatchAsync(sample);
        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        Assert.Equal($"/api/hotline/batches/{sent.Text("id")}", sent.Headers.Location?.ToString());
        var done = await _dispatcher.WaitForBatchAsync(sent.Text("id"));
        Assert.Equal("300 262 18 8 12 0", done.Counts());
        Assert.Equal("承办单位", Assert.Single(done.Body!["ignoredColumns"]!.AsArray())!.ToString());

        var receipt = await _dispatcher.ReceiptAsync(sent.Text("id"));
        Assert.Equal(Enumerable.Range(1, 300), receipt.Select(line => line.Row));
        Assert.Equal(262, receipt.Where(line => line.Outcome == "filed").Select(line => line.CaseId).Distinct(StringComparer.Ordinal).Count());
        var refused = receipt.Where(line => line.Outcome == "refused").ToList();
        Assert.Equal(("派单时间", "2026-02-30 10:00:00"), refused.Where(line => line.SourceId.EndsWith("0904", StringComparison.Ordinal)).Select(line => (line.Column, line.Value)).Single());
        Assert.All(refused, line => Assert.NotEmpty(line.Reason));
        Assert.DoesNotContain(receipt, line => line.Value.Contains("1990000多少", StringComparison.Ordinal));
        Assert.Contains(receipt, line => line is { Outcome: "changed", Reason: "category" or "category, condition" });

        var again = await _dispatcher.SendBatchAsync(sample);
        Assert.Equal((HttpStatusCode.OK, sent.Text("id"), "300 262 18 8 12 0"), (again.Status, again.Text("id"), again.Counts()));
    }

    [Fact]
    public async Task One_bad_row_among_a_thousand_costs_itself_alone()
    {
        var rows = Enumerable.Range(0, 1000).Select(n => n == 500 ? HotlineFile.Row("T-BAD", category: "没有这一类") : HotlineFile.Row($"T-{n}"));
        var sent = await _dispatcher.SendBatchAsync(HotlineFile.Csv(rows));
        Assert.Equal("1000 999 0 0 1 0", (await _dispatcher.WaitForBatchAsync(sent.Text("id"))).Counts());
    }

    [Fact]
    public async Task A_later_batch_changes_the_case_with_a_diff_and_an_earlier_one_no_more()
    {
        var first = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("D-1", at: "2026-03-02 09:00:00")));
        await _dispatcher.WaitForBatchAsync(first.Text("id"));
        var id = (await _dispatcher.ReceiptAsync(first.Text("id")))[0].CaseId;
        var second = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("D-1", "垃圾更多了，回电13900000007", phone: "19900005678", at: "2026-03-02 15:00:00")));
        Assert.Equal("1 0 0 1 0 0", (await _dispatcher.WaitForBatchAsync(second.Text("id"))).Counts());
        Assert.Equal("description, phone", (await _dispatcher.ReceiptAsync(second.Text("id")))[0].Reason);
        var third = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("D-1", "早上说的", at: "2026-03-02 08:00:00")));
        Assert.Equal("1 0 1 0 0 0", (await _dispatcher.WaitForBatchAsync(third.Text("id"))).Counts());

        var seen = await _dispatcher.GetAsync($"/api/cases/{id}");
        Assert.Equal(("垃圾更多了，回电139****0007", "199****5678"), (seen.Text("description"), seen.Body!["reporter"]!["phone"]!.ToString()));
        var log = (await _dispatcher.GetAsync($"/api/cases/{id}/log")).Body!["entries"]!.AsArray();
        var amended = Assert.Single(log, entry => entry!["event"]!.ToString() == "ReportAmended")!;
        Assert.Equal("垃圾更多了，回电139****0007", amended["data"]!["after"]!["description"]!.ToString());
        Assert.DoesNotContain("1990000", amended.ToJsonString(), StringComparison.Ordinal);
        using var supervisor = TownCaller.Supervisor(fixture.Town);
        var told = await supervisor.GetAsync($"/api/cases/{id}/reporter?purpose=督办");
        Assert.Equal(("19900005678", "垃圾更多了，回电13900000007"), (told.Text("phone"), told.Text("words")));
        Assert.Equal("true", (await _dispatcher.GetAsync($"/api/cases/{id}/log/verification")).Text("valid"));
    }

    [Fact]
    public async Task A_row_that_would_change_a_closed_case_is_refused_with_the_case()
    {
        var first = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("E-1")));
        await _dispatcher.WaitForBatchAsync(first.Text("id"));
        var id = (await _dispatcher.ReceiptAsync(first.Text("id")))[0].CaseId;
        Assert.Equal(HttpStatusCode.OK, (await _dispatcher.GiveAsync(id, "reject", """{"reason":"不属于受理范围"}""")).Status);
        var second = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("E-1"), HotlineFile.Row("E-1", "又来了")));
        Assert.Equal("2 0 1 0 1 0", (await _dispatcher.WaitForBatchAsync(second.Text("id"))).Counts());
        var refused = (await _dispatcher.ReceiptAsync(second.Text("id")))[1];
        Assert.Equal((id, "refused"), (refused.CaseId, refused.Outcome));
        Assert.Contains("case-closed", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_that_was_posted_by_itself_is_known_to_a_batch()
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var report = TownCaller.Report("P-1", source: "hotline");
        var id = (await reporter.FileAsync(report)).Text("id");
        var sent = await _dispatcher.SendBatchAsync(HotlineFile.Csv(HotlineFile.Row("P-1", "批次里的说法")));
        Assert.Equal("1 0 0 1 0 0", (await _dispatcher.WaitForBatchAsync(sent.Text("id"))).Counts());
        Assert.Equal(id, (await _dispatcher.ReceiptAsync(sent.Text("id")))[0].CaseId);
    }

    [Fact]
    public async Task GB18030_XLSX_and_JSON_are_filed_alike()
    {
        var gb = await _dispatcher.SendBatchAsync(HotlineFile.Gb18030(HotlineFile.Csv(HotlineFile.Row("F-1", "𠮷祥餐馆排污水"))));
        var xlsx = await _dispatcher.SendBatchAsync(
            HotlineFile.Xlsx([["工单编号", "诉求内容", "事项小类", "派单时间"], ["F-2", "𠮷祥餐馆排污水", "暴露垃圾", new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Unspecified)]]),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var json = await _dispatcher.SendBatchAsync(
            JsonSerializer.SerializeToUtf8Bytes(new[] { new Dictionary<string, object>(StringComparer.Ordinal) { ["工单编号"] = "F-3", ["诉求内容"] = "𠮷祥餐馆排污水", ["事项小类"] = "暴露垃圾", ["派单时间"] = "2026-03-02T09:00:00+08:00" } }),
            "application/json");
        foreach (var (sent, format) in new[] { (gb, "csv"), (xlsx, "xlsx"), (json, "json") })
        {
            Assert.Equal(format, sent.Text("format"));
            Assert.Equal("1 1 0 0 0 0", (await _dispatcher.WaitForBatchAsync(sent.Text("id"))).Counts());
            var id = (await _dispatcher.ReceiptAsync(sent.Text("id")))[0].CaseId;
            Assert.Equal("𠮷祥餐馆排污水", (await _dispatcher.GetAsync($"/api/cases/{id}")).Text("description"));
        }
    }

    [Fact]
    public async Task What_is_no_batch_is_refused_with_its_reason_and_leaves_nothing()
    {
        var header = await _dispatcher.SendBatchAsync("编号,内容\r\n1,垃圾\r\n");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "batch-header-wrong"), (header.Status, header.Code));
        Assert.Equal("编号", header.Body!["seen"]![0]!.ToString());
        Assert.Equal(3, header.Body!["missing"]!.AsArray().Count);
        Assert.Equal("batch-empty", (await _dispatcher.SendBatchAsync("")).Code);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _dispatcher.SendBatchAsync([0xD0, 0xCF, 0x11, 0xE0, 1])).Status);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await _dispatcher.SendBatchAsync([1], "image/png")).Status);
        Assert.Equal("batch-unreadable", (await _dispatcher.SendBatchAsync("[{")).Code);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "batch-too-large"), await TooLargeAsync());
        Assert.Equal("batch-not-found", (await _dispatcher.GetAsync("/api/hotline/batches/HB00")).Code);
    }

    [Fact]
    public async Task A_file_that_breaks_off_in_the_middle_is_refused_whole()
    {
        var rows = string.Join(',', Enumerable.Range(0, 2000).Select(n => $$"""{"工单编号":"B-{{n}}","诉求内容":"有垃圾","事项小类":"暴露垃圾"}"""));
        var sent = await _dispatcher.SendBatchAsync(Encoding.UTF8.GetBytes($"[{rows},{{\"工单"), "application/json");
        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        var refused = await _dispatcher.WaitForBatchAsync(sent.Text("id"), "refused");
        Assert.Equal("batch-unreadable", refused.Code);
        Assert.Empty(await _dispatcher.ReceiptAsync(sent.Text("id")));
    }

    [Fact]
    public async Task More_rows_than_a_batch_takes_are_refused_whole()
    {
        var rows = string.Concat(Enumerable.Range(0, 100_001).Select(n => $"R-{n},有垃圾,暴露垃圾\n"));
        var sent = await _dispatcher.SendBatchAsync($"工单编号,诉求内容,事项小类\n{rows}");
        Assert.Equal("batch-too-many-rows", (await _dispatcher.WaitForBatchAsync(sent.Text("id"), "refused")).Code);
    }

    [Fact]
    public async Task A_canceled_batch_stops_and_the_same_file_again_goes_on()
    {
        var file = HotlineFile.Csv(Enumerable.Range(0, 450).Select(n => HotlineFile.Row($"C-{n}")));
        var id = (await _dispatcher.SendBatchAsync(file)).Text("id");
        Assert.Equal(HttpStatusCode.OK, (await _dispatcher.SendAsync(HttpMethod.Post, $"/api/hotline/batches/{id}/cancel", content: null)).Status);
        await _dispatcher.WaitForBatchAsync(id, "canceled");
        Assert.Contains(await _dispatcher.ReceiptAsync(id), line => line.Outcome == "not-done");
        Assert.Equal(HttpStatusCode.Accepted, (await _dispatcher.SendBatchAsync(file)).Status);
        Assert.Equal("450 450 0 0 0 0", (await _dispatcher.WaitForBatchAsync(id)).Counts());
        Assert.Equal("batch-over", (await _dispatcher.SendAsync(HttpMethod.Post, $"/api/hotline/batches/{id}/cancel", content: null)).Code);
        var listed = (await _dispatcher.GetAsync("/api/hotline/batches?top=500")).Body!["items"]!.AsArray();
        Assert.Single(listed, batch => batch!["id"]!.ToString() == id);
    }

    [Fact]
    public async Task Batches_are_for_dispatchers_and_admins()
    {
        using var handler = TownCaller.Handler(fixture.Town, "chengguan");
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.SendBatchAsync(HotlineFile.Csv())).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await handler.GetAsync("/api/hotline/batches")).Status);
    }

    private async Task<(HttpStatusCode, string)> TooLargeAsync()
    {
        var answer = await _dispatcher.SendBatchAsync(new byte[(50 << 20) + 1]);
        return (answer.Status, answer.Code);
    }
}
