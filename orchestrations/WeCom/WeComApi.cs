using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.WeCom;

/// <summary>
/// What the town asks the platform for. Whatever goes wrong is a <see cref="WeComException"/> that says whether to try again.
/// The platform advises against the minutes 0 and 30 of the hour for bulk sends; what is sent here is answers and notices, one by one.
/// </summary>
public sealed class WeComApi(IHttpClientFactory clients, WeComTokens tokens, IOptions<WeComOptions> options)
{
    /// <summary>The name of its client in the factory.</summary>
    public const string ClientName = "wecom";

    private readonly WeComOptions _options = options.Value;

    /// <summary>Whether anybody can be written to at all.</summary>
    public bool CanSend => _options.HasApp || _options.Robots.Count > 0;

    /// <summary>Whether members can be; a town may have group robots alone.</summary>
    public bool ReachesMembers => _options.HasApp;

    /// <summary>To a member with its buttons, if any; to a group robot as text. A member does not get the same content twice within two minutes.</summary>
    public Task SendAsync(OutgoingMessage message, CancellationToken cancellationToken) => message.Target.Kind == ChatTargetKind.Member
        ? AsAppAsync(token => PostAsync("message/send", $"cgi-bin/message/send?access_token={token}", WeComBodies.ToMember(message, AgentId), cancellationToken), cancellationToken)
        : PostAsync("webhook/send", $"cgi-bin/webhook/send?key={Uri.EscapeDataString(RobotKey(message.Target.Name))}", WeComBodies.ToRobot(message), cancellationToken);

    /// <summary>Greys the buttons of the card that was pressed and writes this on them; once, within 72 hours.</summary>
    /// <param name="responseCode">Of <see cref="ChatMessage.ResponseCode"/>.</param>
    public Task UpdateCardAsync(string responseCode, string userId, string text, CancellationToken cancellationToken) => AsAppAsync(
        token => PostAsync("update_template_card", $"cgi-bin/message/update_template_card?access_token={token}", WeComBodies.CardUpdate(responseCode, userId, AgentId, text), cancellationToken),
        cancellationToken);

    private long AgentId => _options.AgentId ?? throw NoApp();

    /// <summary>Calls with the app's token; a token that died early is fetched again, once.</summary>
    internal async Task<T> AsAppAsync<T>(Func<string, Task<T>> call, CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(refused: null, FetchTokenAsync, cancellationToken);
        try
        {
            return await call(token);
        }
        catch (WeComException refused) when (WeComCodes.AsksForToken(refused.Code))
        {
            return await call(await tokens.GetAsync(token, FetchTokenAsync, cancellationToken));
        }
    }

    /// <summary>Runs a call; faults of the network and of the platform's servers are transient.</summary>
    internal static async Task<T> CallAsync<T>(string name, Func<Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call();
        }
        catch (Exception failed) when (!cancellationToken.IsCancellationRequested && failed is HttpRequestException or OperationCanceledException or IOException)
        {
            throw new WeComException($"{name}: the platform did not answer.", 0, isTransient: true, failed);
        }
    }

    internal static WeComException Refused(string name, JsonNode? answer)
    {
        var code = Code(answer);
        return new WeComException($"{name}: the platform answered {code} ({TextCut.Bytes(answer?["errmsg"]?.ToString() ?? "", 200)}).", code, code == WeComCodes.Ok || WeComCodes.MayPass(code));
    }

    /// <summary>0 when it does not say, as most of what is well does not.</summary>
    internal static int Code(JsonNode? answer) => answer is JsonObject said && said["errcode"] is JsonValue code && code.TryGetValue<int>(out var number) ? number : 0;

    internal HttpClient Client() => clients.CreateClient(ClientName);

    private Task<JsonNode?> PostAsync(string name, string path, JsonObject body, CancellationToken cancellationToken) => CallAsync(
        name,
        async () =>
        {
            using var client = Client();
            using var answer = await client.PostAsJsonAsync(path, body, cancellationToken);
            return await ReadAsync(name, answer, cancellationToken);
        },
        cancellationToken);

    private Task<(string Token, TimeSpan Lifetime)> FetchTokenAsync(CancellationToken cancellationToken) => CallAsync(
        "gettoken",
        async () =>
        {
            if (!_options.HasApp) throw NoApp();
            using var client = Client();
            using var answer = await client.GetAsync(
                new Uri($"cgi-bin/gettoken?corpid={Uri.EscapeDataString(_options.CorpId!)}&corpsecret={Uri.EscapeDataString(_options.Secret!)}", UriKind.Relative), cancellationToken);
            var read = await ReadAsync("gettoken", answer, cancellationToken);
            var token = read?["access_token"]?.ToString() ?? throw new WeComException("gettoken: the platform answered no token.", 0, isTransient: true);
            return (Uri.EscapeDataString(token), TimeSpan.FromSeconds(read["expires_in"] is JsonValue seconds && seconds.TryGetValue<int>(out var number) ? number : 0));
        },
        cancellationToken);

    private static async Task<JsonNode?> ReadAsync(string name, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (!answer.IsSuccessStatusCode)
            throw new WeComException($"{name}: the platform answered HTTP {(int)answer.StatusCode}.", 0, isTransient: (int)answer.StatusCode is 408 or 429 or >= 500);
        var read = PlatformJson.TryReadNode(await answer.Content.ReadAsStringAsync(cancellationToken));
        // Something on the way that answers 200 with a page of its own has sent nothing.
        if (read is not JsonObject said || !said.ContainsKey("errcode")) throw new WeComException($"{name}: what answered was not the platform.", 0, isTransient: true);
        if (Code(read) != WeComCodes.Ok) throw Refused(name, read);
        if (read["invaliduser"]?.ToString() is { Length: > 0 }) throw new WeComException($"{name}: the platform does not know the member.", 0, isTransient: false);
        return read;
    }

    private string RobotKey(string name) => _options.Robots.TryGetValue(name, out var key)
        ? key
        : throw new WeComException($"There is no group robot '{name}' in the settings (WeCom:Robots).", 0, isTransient: false);

    private static WeComException NoApp() => new("There is no app in the settings (WeCom:CorpId, Secret, AgentId).", 0, isTransient: false);
}
