using System.Net.Http.Headers;
using System.Text;
using CsvHelper;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>One line of a receipt.</summary>
internal sealed record ReceiptLine(int Row, string SourceId, string CaseId, string Column, string Value, string Reason, string Outcome);

/// <summary>What a district's system does.</summary>
internal static class HotlineCaller
{
    /// <summary>A thousand rows take their time on a busy machine.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(15);

    public static Task<Answer> SendBatchAsync(this TownCaller caller, string text) => caller.SendBatchAsync(Encoding.UTF8.GetBytes(text));

    public static Task<Answer> SendBatchAsync(this TownCaller caller, byte[] file, string mediaType = "text/csv")
    {
        var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue(mediaType);
        return caller.SendAsync(HttpMethod.Post, "/api/hotline/batches", content);
    }

    /// <summary>The batch, once it is as wanted; patient with a worker that is being started again.</summary>
    public static async Task<Answer> WaitForBatchAsync(this TownCaller caller, string id, string state = "done")
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (true)
        {
            if (await TryGetAsync(caller, id) is { Body: { } body } seen && body["state"]?.ToString() == state) return seen;
            await turns.WaitForNextTickAsync(limit.Token);
        }
    }

    public static string Counts(this Answer batch) =>
        string.Join(' ', new[] { "rows", "filed", "duplicates", "changed", "refused", "failed" }.Select(name => batch.Text(name)));

    public static async Task<List<ReceiptLine>> ReceiptAsync(this TownCaller caller, string id)
    {
        var lines = new List<ReceiptLine>();
        var bytes = await caller.DownloadAsync($"/api/hotline/batches/{id}/receipt");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        using var csv = CsvReader.Create(bytes);
        while (await csv.ReadAsync()) lines.Add(new ReceiptLine(csv.Parse<int>(0), csv.GetString(1), csv.GetString(3), csv.GetString(4), csv.GetString(5), csv.GetString(6), csv.GetString(7)));
        return lines;
    }

    private static async Task<Answer?> TryGetAsync(TownCaller caller, string id)
    {
        try
        {
            return await caller.GetAsync($"/api/hotline/batches/{id}");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
