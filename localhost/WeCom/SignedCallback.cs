using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>A callback as the platform makes it.</summary>
/// <param name="Query">With its question mark.</param>
public sealed record SignedCallback(string Query, string Body, string Encrypt)
{
    /// <param name="at">Left out: now.</param>
    public static SignedCallback Of(StubAccount account, string content, bool forRobot, DateTimeOffset? at = null)
    {
        var crypto = account.Crypto(forRobot);
        var encrypt = crypto.Encrypt(content);
        var timestamp = (at ?? TimeProvider.System.GetUtcNow()).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var nonce = Guid.NewGuid().ToString("N")[..10];
        var body = forRobot
            ? new JsonObject { ["encrypt"] = encrypt }.ToJsonString()
            : $"<xml><ToUserName><![CDATA[{account.CorpId}]]></ToUserName><AgentID><![CDATA[{account.AgentId}]]></AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>";
        return new SignedCallback($"?msg_signature={crypto.Sign(timestamp, nonce, encrypt)}&timestamp={timestamp}&nonce={nonce}", body, encrypt);
    }

    /// <summary>The verification of the address, for the same content.</summary>
    public string EchoQuery => $"{Query}&echostr={Uri.EscapeDataString(Encrypt)}";

    public HttpRequestMessage Request(Uri callback) => new(HttpMethod.Post, new Uri(callback, Query)) { Content = new StringContent(Body, Encoding.UTF8, "text/xml") };
}
