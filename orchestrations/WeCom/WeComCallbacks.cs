using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.WeCom;

/// <summary>The query of a callback, decoded once.</summary>
/// <param name="Timestamp">Seconds since 1970.</param>
public sealed record CallbackQuery(string Signature, string Timestamp, string Nonce);

/// <summary>A message whose signature is right, decrypted and not yet read.</summary>
/// <param name="SignedAt">UTC.</param>
public sealed record OpenedCallback(bool IsRobot, string Content, DateTimeOffset SignedAt);

/// <summary>The platform's door: what comes in here was signed, encrypted for us, and not long ago.</summary>
public sealed partial class WeComCallbacks
{
    private readonly WeComCrypto? _app;
    private readonly WeComCrypto? _robot;
    private readonly WeComOptions _options;
    private readonly TimeProvider _clock;

    public WeComCallbacks(IOptions<WeComOptions> options, TimeProvider clock, ILogger<WeComCallbacks> logger)
    {
        (_options, _clock) = (options.Value, clock);
        _app = Crypto(_options.Token, _options.EncodingAesKey, Given(_options.ReceiveId) ?? _options.CorpId ?? "");
        _robot = Crypto(Given(_options.Robot.Token) ?? _options.Token, Given(_options.Robot.EncodingAesKey) ?? _options.EncodingAesKey, "");
        if (!IsConfigured) LogClosed(logger);
    }

    /// <summary>Whether there is a door at all; without settings everything is refused.</summary>
    public bool IsConfigured => _options.TakesCallbacks;

    /// <summary>What to answer when the platform asks whether this address is ours.</summary>
    /// <exception cref="CallbackRefusedException">It is not the platform that asks.</exception>
    public string Echo(CallbackQuery query, string encrypt)
    {
        _ = SignedAt(query);
        // What a proxy has decoded twice: a space cannot be part of it, a plus can.
        encrypt = encrypt.Replace(' ', '+');
        string echo;
        try
        {
            echo = Open(_app, query, encrypt);
        }
        catch (CallbackRefusedException) when (_robot is not null)
        {
            echo = Open(_robot, query, encrypt);
        }

        // Or whoever has caught a message on its way could have it decrypted here.
        return echo.AsSpan().TrimStart() is ['<' or '{', ..]
            ? throw new CallbackRefusedException(CallbackRefusedException.Echo, "What is to be echoed is a message.")
            : echo;
    }

    /// <exception cref="CallbackRefusedException">It is not from the platform, not for us, or from another time.</exception>
    public OpenedCallback Open(CallbackQuery query, string body)
    {
        var signedAt = SignedAt(query);
        var envelope = CallbackEnvelope.Read(body);
        return new OpenedCallback(envelope.IsRobot, Open(envelope.IsRobot ? _robot : _app, query, envelope.Encrypt), signedAt);
    }

    /// <returns><c>null</c> when it says nothing that anybody needs to hear.</returns>
    /// <exception cref="UnreadableMessageException">No message can be made of it.</exception>
    public ChatMessage? Read(OpenedCallback opened) =>
        opened.IsRobot ? RobotMessages.Read(opened.Content, opened.SignedAt) : AppMessages.Read(opened.Content, _options.Coordinates);

    private static string Open(WeComCrypto? crypto, CallbackQuery query, string encrypt) =>
        crypto?.Open(query.Signature, query.Timestamp, query.Nonce, encrypt)
        ?? throw new CallbackRefusedException(CallbackRefusedException.Signature, "There is no token for this kind of callback.");

    private static WeComCrypto? Crypto(string? token, string? encodingAesKey, string receiveId) =>
        string.IsNullOrEmpty(token) || string.IsNullOrEmpty(encodingAesKey) ? null : new WeComCrypto(token, new WeComKey(encodingAesKey), receiveId);

    private static string? Given(string? setting) => string.IsNullOrEmpty(setting) ? null : setting;

    /// <summary>The time is signed too, so what was caught on its way is of use for the length of the window only.</summary>
    private DateTimeOffset SignedAt(CallbackQuery query)
    {
        if (!long.TryParse(query.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            throw new CallbackRefusedException(CallbackRefusedException.Replayed, "The timestamp is no time.");
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var window = TimeSpan.FromMinutes(_options.ReplayWindowMinutes);
        return window == TimeSpan.Zero || (_clock.GetUtcNow() - signedAt).Duration() <= window
            ? signedAt
            : throw new CallbackRefusedException(CallbackRefusedException.Replayed, "The callback is from another time than ours.");
    }

    [LoggerMessage(LogLevel.Information, "The chat platform is not set up (section WeCom): its callbacks are refused.")]
    private static partial void LogClosed(ILogger logger);
}
