using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>A case as a list shows it; what the samples need of it.</summary>
internal sealed record SeenCase(string Id, string SourceId, string Stage, string Status, long Version, string? Unit, string Description, bool Overdue);

/// <summary>An entry of a case's log.</summary>
internal sealed record SeenEntry(long Sequence, DateTimeOffset At, string By, string Event, JsonElement Data);

internal sealed record SeenList(IReadOnlyList<SeenCase> Items, string? Continuation);

internal sealed record SeenLog(IReadOnlyList<SeenEntry> Entries);

/// <summary>Talks to the application over HTTP, as anybody else would.</summary>
internal sealed class TownClient(HttpClient http, DevelopmentIssuer issuer)
{
    private static readonly JsonSerializerOptions Web = JsonSerializerOptions.Web;

    public async Task FileAsync(JsonNode report, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, "/api/cases", report, Token("li", "reporter"), cancellationToken);

    public async Task GiveAsync(string caseId, string command, JsonObject body, string token, CancellationToken cancellationToken) =>
        await SendAsync(HttpMethod.Post, $"/api/cases/{caseId}/commands/{command}", body, token, cancellationToken);

    /// <summary>Every case, the open ones with the soonest due first.</summary>
    public async Task<List<SeenCase>> ListAsync(CancellationToken cancellationToken)
    {
        var all = new List<SeenCase>();
        string? continuation = null;
        do
        {
            var page = await GetAsync<SeenList>($"/api/cases?top=500{(continuation is null ? "" : $"&continuation={Uri.EscapeDataString(continuation)}")}", cancellationToken);
            all.AddRange(page.Items);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return all;
    }

    public async Task<IReadOnlyList<SeenEntry>> ReadLogAsync(string caseId, CancellationToken cancellationToken) =>
        (await GetAsync<SeenLog>($"/api/cases/{caseId}/log", cancellationToken)).Entries;

    public string Token(string sub, string role, string? unit = null) => issuer.Issue(DevelopmentIssuer.Authority(http.BaseAddress!), sub, [role], unit);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token("zheng", "supervisor"));
        using var answer = await http.SendAsync(request, cancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<T>(Web, cancellationToken))!;
    }

    private async Task SendAsync(HttpMethod method, string path, JsonNode body, string token, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, cancellationToken);
        if (answer.IsSuccessStatusCode) return;
        throw new HttpRequestException($"{method} {path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(cancellationToken)}");
    }
}
