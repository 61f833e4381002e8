using System.Net;
using Xinjing.Serverless.Tests.Hotline;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The worker is killed while it files a batch; the batch ends with each of its rows filed once all the same.</summary>
public sealed class HotlineCrashTests(CrashFixture fixture) : IClassFixture<CrashFixture>
{
    private readonly TownCaller _dispatcher = TownCaller.Dispatcher(fixture.Town);

    /// <summary>The ledger's row, claim, promise, commit, index of the first rows, then somewhere in the middle.</summary>
    [Theory]
    [InlineData(2, WriteMoment.Before)]
    [InlineData(3, WriteMoment.After)]
    [InlineData(9, WriteMoment.Before)]
    [InlineData(30, WriteMoment.After)]
    [InlineData(101, WriteMoment.Before)]
    [InlineData(203, WriteMoment.After)]
    [InlineData(350, WriteMoment.After)]
    public async Task A_killed_worker_files_every_row_once(int write, WriteMoment moment)
    {
        var prefix = $"K{write}{moment}";
        IEnumerable<string> rows =
        [
            .. Enumerable.Range(0, 80).Select(n => HotlineFile.Row($"{prefix}-{n}")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第二次说法")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第三次说法")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第三次说法")),
            HotlineFile.Row($"{prefix}-bad", category: "没有这一类"),
        ];
        var sent = await _dispatcher.SendBatchAsync(HotlineFile.Csv(rows));
        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var done = await _dispatcher.WaitForBatchAsync(sent.Text("id"));
        Assert.True(fixture.Proxy.Fired);
        Assert.Equal("111 80 10 20 1 0", done.Counts());
        var receipt = await _dispatcher.ReceiptAsync(sent.Text("id"));
        Assert.Equal(80, receipt.Where(line => line.CaseId.Length > 0).Select(line => line.CaseId).Distinct(StringComparer.Ordinal).Count());
        var log = await _dispatcher.EventsAsync(receipt[0].CaseId);
        Assert.Equal((1, 2), (log.Count(e => e == "CaseFiled"), log.Count(e => e == "ReportAmended")));
    }
}
