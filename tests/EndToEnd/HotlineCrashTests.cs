using System.Net;
using System.Security.Cryptography;
using System.Text;
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
    [InlineData(163, WriteMoment.After)]
    [InlineData(230, WriteMoment.After)]
    public async Task A_killed_worker_files_every_row_once(int write, WriteMoment moment)
    {
        var prefix = $"K{write}{moment}";
        IEnumerable<string> rows =
        [
            .. Enumerable.Range(0, 40).Select(n => HotlineFile.Row($"{prefix}-{n}")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第二次说法")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第三次说法")),
            .. Enumerable.Range(0, 10).Select(n => HotlineFile.Row($"{prefix}-{n}", "第三次说法")),
            HotlineFile.Row($"{prefix}-bad", category: "没有这一类"),
        ];
        var sent = await _dispatcher.SendBatchAsync(HotlineFile.Csv(rows));
        Assert.Equal(HttpStatusCode.Accepted, sent.Status);
        fixture.Proxy.Arm(write, moment, fixture.Town.Host.KillWorker);
        var done = await _dispatcher.WaitForBatchAsync(sent.Text("id"));
        await fixture.Proxy.FiresAsync();
        Assert.Equal("71 40 10 20 1 0", done.Counts());
        var receipt = await _dispatcher.ReceiptAsync(sent.Text("id"));
        Assert.Equal(40, receipt.Where(line => line.CaseId.Length > 0).Select(line => line.CaseId).Distinct(StringComparer.Ordinal).Count());
        var log = await _dispatcher.EventsAsync(receipt[0].CaseId);
        Assert.Equal((1, 2), (log.Count(e => e == "CaseFiled"), log.Count(e => e == "ReportAmended")));
    }

    [Fact]
    public async Task A_batch_whose_client_never_comes_back_is_filed_all_the_same()
    {
        var file = HotlineFile.Csv(HotlineFile.Row("LOST-1"), HotlineFile.Row("LOST-2"));
        fixture.Proxy.Arm(write: 1, WriteMoment.After, fixture.Town.Host.KillWorker);
        await TrySendAsync(file);
        await fixture.Proxy.FiresAsync();
        var id = $"HB{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(file)))[..32]}";
        Assert.Equal("received", (await _dispatcher.WaitForBatchAsync(id, "received")).Text("state"));
        await Eventually.HoldsAsync(async () =>
        {
            await fixture.Town.Host.InvokeAsync("SweepHotlineBatches", TestContext.Current.CancellationToken);
            return (await _dispatcher.GetAsync($"/api/hotline/batches/{id}")).Text("state") == "done";
        });
        Assert.Equal("2 2 0 0 0 0", (await _dispatcher.GetAsync($"/api/hotline/batches/{id}")).Counts());
    }

    [Fact]
    public async Task A_batch_that_was_not_accepted_yet_is_sent_again()
    {
        var file = HotlineFile.Csv(HotlineFile.Row("AGAIN-1"));
        fixture.Proxy.Arm(write: 1, WriteMoment.Before, fixture.Town.Host.KillWorker);
        await TrySendAsync(file);
        await fixture.Proxy.FiresAsync();
        Answer? sent = null;
        await Eventually.HoldsAsync(async () => (sent = await TrySendAsync(file)) is { Status: HttpStatusCode.Accepted });
        Assert.Equal("1 1 0 0 0 0", (await _dispatcher.WaitForBatchAsync(sent!.Text("id"))).Counts());
    }

    /// <summary><c>null</c> when the connection broke with the worker.</summary>
    private async Task<Answer?> TrySendAsync(string file)
    {
        try
        {
            return await _dispatcher.SendBatchAsync(file);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
