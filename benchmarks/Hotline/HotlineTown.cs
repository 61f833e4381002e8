using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Town;

namespace Xinjing.Serverless.Benchmarks.Hotline;

/// <summary>The application without a chat and a broker, and somebody who sends it batches.</summary>
internal sealed class HotlineTown : IAsyncDisposable
{
    private readonly LocalTown _town;
    private readonly HttpClient _http;

    private HotlineTown(LocalTown town)
    {
        _town = town;
        _http = new HttpClient { BaseAddress = town.Host.BaseAddress };
    }

    public static async Task<HotlineTown> StartAsync(string storage, string workerStorage, CancellationToken cancellationToken) => new(await LocalTown.StartAsync(
        new LocalTownOptions { StorageConnectionString = storage, WorkerStorageConnectionString = workerStorage, RealTime = true, IsConnected = false }, cancellationToken));

    /// <summary>Sends a file and returns the batch's address.</summary>
    public async Task<string> SendAsync(byte[] file, CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return (await CallAsync(HttpMethod.Post, "/api/hotline/batches", content, cancellationToken))["links"]!["self"]!.ToString();
    }

    public Task<JsonNode> CancelAsync(string batch, CancellationToken cancellationToken) => CallAsync(HttpMethod.Post, $"{batch}/cancel", content: null, cancellationToken);

    public async Task<JsonNode> UntilAsync(string batch, string state, CancellationToken cancellationToken)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            if (await FindAsync(batch, cancellationToken) is { } seen && seen["state"]!.ToString() == state) return seen;
            await turns.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <summary>The most memory that the worker has had, in megabytes; Linux alone tells.</summary>
    public long PeakMegabytes()
    {
        var line = File.ReadLines($"/proc/{_town.Host.WorkerProcessId}/status").First(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return long.Parse(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _town.DisposeAsync();
    }

    /// <summary><c>null</c> while the storage, which has other things to do, does not answer in time (503).</summary>
    private async Task<JsonNode?> FindAsync(string batch, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(HttpMethod.Get, batch, content: null, cancellationToken);
        return answer.StatusCode == HttpStatusCode.ServiceUnavailable ? null : await ReadAsync(answer, cancellationToken);
    }

    private async Task<JsonNode> CallAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(method, path, content, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _town.Issuer.Issue(_town.Authority, "zhao", ["dispatcher"]));
        return await _http.SendAsync(request, cancellationToken);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text)! : throw new UnreachableException(text);
    }
}
