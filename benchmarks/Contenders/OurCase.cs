using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Localhost.Town;

namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>
/// The application: a hotline case with a reporter, on the town's real service levels, so that nothing comes due on the way.
/// Each request has an idempotency key, as a careful client sends it, and filing has the source's own id too.
/// </summary>
internal sealed class OurCase : Contender
{
    private const string Report =
        """{"source":"hotline","category":"06010","description":"剑河路甘溪路口人行道上有一堆垃圾","location":{"lat":31.2065,"lon":121.3671},"reporter":{"name":"贾市民","phone":"13800000002"}}""";

    private const string Done = """{"result":"solved","factFinding":"属实","claimFinding":"合理","note":"垃圾已清运"}""";

    private LocalTown? _town;
    private Tokens? _tokens;

    public override string Name => "ours";

    public override string Hub => "XinjingCases";

    /// <summary>The orchestration shows how it stands for the first time when the case has been dispatched.</summary>
    public override Func<SeenInstance, bool> IsReady => seen => seen.Status.Contains("NextWakeUpAt", StringComparison.Ordinal);

    public override IReadOnlyList<CaseStep> Steps =>
    [
        Command("accept", "{}", () => _tokens!.Handler),
        Command("report", """{"note":"正在清运"}""", () => _tokens!.Handler),
        Command("complete", Done, () => _tokens!.Handler),
        Command("verify", """{"passed":true}""", () => _tokens!.Verifier),
        Command("call-back", """{"reached":true,"solved":true,"satisfaction":"satisfied"}""", () => _tokens!.Verifier),
    ];

    public override int WorkerProcessId => _town!.Host.WorkerProcessId!.Value;

    public override async Task StartAsync(string storage, string workerStorage, CancellationToken cancellationToken)
    {
        _town = await LocalTown.StartAsync(
            new LocalTownOptions { StorageConnectionString = storage, WorkerStorageConnectionString = workerStorage, RealTime = true, IsConnected = false }, cancellationToken);
        Http.BaseAddress = _town.Host.BaseAddress;
        _tokens = new Tokens(Token("li", "reporter"), Token("handler-1", "handler", "lvhua"), Token("sun", "verifier"));
    }

    public override async Task<string> FileAsync(CancellationToken cancellationToken)
    {
        var report = JsonNode.Parse(Report)!.AsObject();
        report["sourceId"] = Guid.NewGuid().ToString("N");
        using var request = Request("/api/cases", JsonContent.Create(report), _tokens!.Reporter);
        return JsonNode.Parse(await SendAsync(request, cancellationToken))!["id"]!.ToString();
    }

    public override async ValueTask DisposeAsync()
    {
        if (_town is not null) await _town.DisposeAsync();
        await base.DisposeAsync();
    }

    private CaseStep Command(string name, string body, Func<string> token) => new(name, (id, cancellationToken) => GiveAsync(id, name, body, token(), cancellationToken), IsEffective: null);

    private async Task GiveAsync(string id, string name, string body, string token, CancellationToken cancellationToken)
    {
        using var request = Request($"/api/cases/{id}/commands/{name}", new StringContent(body, Encoding.UTF8, "application/json"), token);
        await SendAsync(request, cancellationToken);
    }

    private static HttpRequestMessage Request(string path, HttpContent content, string token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
        return request;
    }

    private string Token(string sub, string role, string? unit = null) => _town!.Issuer.Issue(_town.Authority, sub, [role], unit);

    private sealed record Tokens(string Reporter, string Handler, string Verifier);
}
