using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>An answer as it came: status, headers, JSON.</summary>
internal sealed record Answer(HttpStatusCode Status, HttpResponseHeaders Headers, JsonNode? Body)
{
    public string Text(string field) => Body![field]!.ToString();

    public string Code => Text("code");
}

/// <summary>Somebody who calls the application with a token of their own.</summary>
internal sealed class TownCaller(LocalTown town, string sub, IReadOnlyList<string> roles, string? unit = null) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = town.Host.BaseAddress };

    public static TownCaller Reporter(LocalTown town) => new(town, "li", ["reporter"]);

    public static TownCaller Handler(LocalTown town, string unit, string sub = "handler-1") => new(town, sub, ["handler"], unit);

    public static TownCaller Verifier(LocalTown town) => new(town, "sun", ["verifier"]);

    public static TownCaller Dispatcher(LocalTown town) => new(town, "zhao", ["dispatcher"]);

    public static TownCaller Supervisor(LocalTown town) => new(town, "zheng", ["supervisor"]);

    public static TownCaller Admin(LocalTown town) => new(town, "guan", ["admin"]);

    /// <summary>Left out: this caller's own token.</summary>
    public string? Token { get; init; }

    public string OwnToken => Token ?? town.Issuer.Issue(town.Authority, sub, roles, unit);

    public static JsonObject Report(string? sourceId = null, string source = "patrol", string category = "06010") => new()
    {
        ["source"] = source,
        ["sourceId"] = sourceId ?? Guid.NewGuid().ToString("N"),
        ["category"] = category,
        ["description"] = "剑河路甘溪路口人行道上有一堆垃圾",
        ["location"] = new JsonObject { ["lat"] = 31.2065, ["lon"] = 121.3671 },
    };

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path, content: null);

    public Task<Answer> FileAsync(JsonNode report, string? key = null) => SendAsync(HttpMethod.Post, "/api/cases", JsonContent.Create(report), key);

    /// <summary><c>null</c> when the connection broke with the worker.</summary>
    public async Task<Answer?> TryFileAsync(JsonNode report)
    {
        try
        {
            return await FileAsync(report);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public Task<Answer> GiveAsync(string caseId, string command, string body = "{}", string? key = null, string? ifMatch = null) =>
        SendAsync(HttpMethod.Post, $"/api/cases/{caseId}/commands/{command}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"), key, ifMatch);

    public async Task<byte[]> DownloadAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", OwnToken);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, HttpContent? content, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        var token = OwnToken;
        if (token.Length > 0) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var isJson = answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true;
        return new Answer(answer.StatusCode, answer.Headers, isJson ? JsonNode.Parse(text) : null);
    }

    /// <summary>The case, once it is as wanted; the engine may take its time, the test has its limit.</summary>
    public async Task<Answer> WaitForAsync(string caseId, Func<JsonNode, bool> wanted)
    {
        Answer? answer = null;
        await Eventually.HoldsAsync(async () => (answer = await GetAsync($"/api/cases/{caseId}")).Status == HttpStatusCode.OK && wanted(answer.Body!));
        return answer!;
    }

    public async Task<List<string>> EventsAsync(string caseId)
    {
        var log = await GetAsync($"/api/cases/{caseId}/log");
        return [.. log.Body!["entries"]!.AsArray().Select(entry => entry!["event"]!.ToString())];
    }

    public void Dispose() => _http.Dispose();
}
