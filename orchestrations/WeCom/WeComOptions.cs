namespace Xinjing.Serverless.WeCom;

/// <summary>The chat platform, section <c>WeCom</c> (docs/wecom.md). All of it may be left out: then the door is closed.</summary>
public sealed class WeComOptions
{
    /// <summary>Of the app's callback: up to 32 letters and digits.</summary>
    public string? Token { get; set; }

    /// <summary>Of the app's callback: 43 letters and digits.</summary>
    public string? EncodingAesKey { get; set; }

    /// <summary>Whom the app's callbacks are for; the corp id when left out.</summary>
    public string? ReceiveId { get; set; }

    /// <summary>企业微信's own when left out; a 政务微信 has its own.</summary>
    public Uri ApiBaseUrl { get; set; } = new("https://qyapi.weixin.qq.com/");

    public string? CorpId { get; set; }

    public string? Secret { get; set; }

    public long? AgentId { get; set; }

    /// <summary>How far a callback's time may be from ours, in either direction; 0 takes any. Default ten minutes.</summary>
    public int ReplayWindowMinutes { get; set; } = 10;

    /// <summary>What the platform's locations are in.</summary>
    public CoordinateSystem Coordinates { get; set; } = CoordinateSystem.Gcj02;

    /// <summary>The smart robot's callback, where its token and key are other ones than the app's.</summary>
    public WeComRobotOptions Robot { get; set; } = new();

    /// <summary>Keys of the group robots by the names that messages are sent to: secrets.</summary>
    public IDictionary<string, string> Robots { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether callbacks are taken.</summary>
    public bool TakesCallbacks => !string.IsNullOrEmpty(Token) || Robot.IsSet;

    /// <summary>Whether members can be written to and media be fetched.</summary>
    public bool HasApp => !string.IsNullOrEmpty(CorpId) && !string.IsNullOrEmpty(Secret) && AgentId is not null;
}

/// <summary>Section <c>WeCom:Robot</c>.</summary>
public sealed class WeComRobotOptions
{
    public string? Token { get; set; }

    public string? EncodingAesKey { get; set; }

    public bool IsSet => !string.IsNullOrEmpty(Token);
}

/// <summary>What degrees mean.</summary>
public enum CoordinateSystem
{
    /// <summary>The one of maps in China, some hundred metres off.</summary>
    Gcj02,
    Wgs84,
}
