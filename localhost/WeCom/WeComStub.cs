using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Xinjing.Serverless.Localhost.Hosting.Http;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>
/// The chat platform on this machine: what the application calls (tokens, media, sends) and, by <see cref="Member"/>, the people
/// who write to it. Keys are made at the start; it listens on the loopback address only.
/// </summary>
public sealed class WeComStub : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentDictionary<string, (byte[] Content, string MediaType)> _media = new(StringComparer.Ordinal);
    private readonly StubMessages _messages;
    private readonly StubTokens _tokens;

    private WeComStub(WebApplication app, TimeProvider clock)
    {
        _app = app;
        _messages = new StubMessages(clock);
        _tokens = new StubTokens(clock, Account);
    }

    public StubAccount Account { get; } = StubAccount.New();

    public StubFaults Faults { get; } = new();

    /// <summary>What was delivered, in order; what the platform kept back is not in it.</summary>
    public IReadOnlyList<DeliveredMessage> Delivered => _messages.Delivered;

    /// <summary>Cards that were changed, by response code, with what now stands on their button.</summary>
    public IReadOnlyDictionary<string, string> ChangedCards => _messages.ChangedCards;

    /// <summary>Tokens that were handed out.</summary>
    public int TokensFetched => _tokens.Fetched;

    public Uri BaseAddress => _app.Address();

    /// <param name="clock">Of its limits and of its tokens.</param>
    public static async Task<WeComStub> StartAsync(TimeProvider? clock = null, ILoggerFactory? loggers = null, CancellationToken cancellationToken = default)
    {
        var app = WebHost.Create(0, HttpProtocols.Http1, loggers ?? NullLoggerFactory.Instance).Build();
        var stub = new WeComStub(app, clock ?? TimeProvider.System);
        stub.Map(app);
        await app.StartAsync(cancellationToken);
        return stub;
    }

    /// <summary>Settings with which the application talks to this platform.</summary>
    public IReadOnlyDictionary<string, string> Settings() => Account.Settings(BaseAddress);

    /// <summary>Somebody who writes to the town.</summary>
    /// <param name="callback">The application's address, such as <c>http://127.0.0.1:7071/api/wecom/callback</c>.</param>
    public StubMember Member(string userId, Uri callback) => new(Account, userId, callback);

    /// <summary>Keeps a file as if a member had sent it.</summary>
    /// <returns>Its media id.</returns>
    public string Upload(byte[] content, string mediaType = "image/jpeg")
    {
        var id = Guid.NewGuid().ToString("N");
        _media[id] = (content, mediaType);
        return id;
    }

    /// <summary>The address of an encrypted picture, as a smart robot gets one.</summary>
    public Uri UploadForRobot(byte[] content) => new(BaseAddress, $"robot-media/{Upload(Account.Key.Encrypt(content), "application/octet-stream")}");

    public void Forget(string mediaId) => _media.TryRemove(mediaId, out _);

    /// <summary>The tokens that are out die now.</summary>
    public void ExpireTokens() => _tokens.Expire();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(WebApplication app)
    {
        app.MapGet("/cgi-bin/gettoken", (string corpid, string corpsecret) => RunAsync("gettoken", () => _tokens.Fetch(corpid, corpsecret)));
        app.MapPost("/cgi-bin/message/send", (string access_token, JsonObject body) => RunAsync("message/send", () => _tokens.Check(access_token) ?? _messages.ToMember(body)));
        app.MapPost("/cgi-bin/message/update_template_card", (string access_token, JsonObject body) =>
            RunAsync("update_template_card", () => _tokens.Check(access_token) ?? _messages.ChangeCard(body)));
        app.MapPost("/cgi-bin/webhook/send", (string key, JsonObject body) =>
            RunAsync("webhook/send", () => key == Account.RobotKey ? _messages.ToRobot(body) : StubAnswers.Refused(93000, "invalid webhook url")));
        app.MapGet("/cgi-bin/media/get", (string access_token, string media_id) =>
            RunAsync("media/get", () => _tokens.Check(access_token), () => Media(media_id) ?? Results.Json(StubAnswers.Refused(40007, "invalid media_id"))));
        app.MapGet("/robot-media/{id}", (string id) => Media(id) ?? Results.NotFound());
    }

    private Task<IResult> RunAsync(string call, Func<JsonObject> answer) => RunAsync(call, () => null, () => Results.Json(answer()));

    private async Task<IResult> RunAsync(string call, Func<JsonObject?> refuse, Func<IResult> answer)
    {
        var fault = await Faults.NextAsync(call);
        if (fault is { Before: true }) return fault.Answer;
        var result = refuse() is { } refused ? Results.Json(refused) : answer();
        return fault?.Answer ?? result;
    }

    private IResult? Media(string id) => _media.TryGetValue(id, out var media) ? Results.Bytes(media.Content, media.MediaType, "picture") : null;
}
