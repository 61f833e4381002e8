using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>The platform's door with keys of the tests, at noon.</summary>
internal static class Door
{
    public const string Token = "townToken1";
    public const string ReceiveId = "wwtown";
    public static readonly string Key = string.Concat(new string('k', 42), "8");
    public static readonly DateTimeOffset Noon = new(2026, 3, 2, 12, 0, 0, ShanghaiTime.Offset);

    public static WeComOptions Settings() => new() { Token = Token, EncodingAesKey = Key, CorpId = ReceiveId };

    public static WeComCallbacks Callbacks(WeComOptions settings) => new(Options.Create(settings), new FakeTimeProvider(Noon), NullLogger<WeComCallbacks>.Instance);

    public static WeComCrypto Crypto(bool robot = false) => new(Token, new WeComKey(Key), robot ? "" : ReceiveId);

    public static CallbackQuery Query(WeComCrypto crypto, string encrypt, DateTimeOffset? at = null)
    {
        var timestamp = (at ?? Noon).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return new CallbackQuery(crypto.Sign(timestamp, "4711", encrypt), timestamp, "4711");
    }

    public static string Xml(string encrypt) => $"<xml><ToUserName><![CDATA[{ReceiveId}]]></ToUserName><AgentID>1</AgentID><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>";

    public static string Json(string encrypt) => new JsonObject { ["encrypt"] = encrypt }.ToJsonString();
}
