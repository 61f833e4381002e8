using System.Security.Cryptography;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>A corp with an app, a smart robot and a group robot; made up anew at each start.</summary>
public sealed record StubAccount
{
    /// <summary>The name of the group robot in the settings.</summary>
    public const string GroupRobot = "duty";

    private static readonly string[] Callback = ["WeCom__Token", "WeCom__EncodingAesKey", "WeCom__ReceiveId"];
    private static readonly string[] App = ["WeCom__CorpId", "WeCom__Secret", "WeCom__AgentId", "WeCom__ApiBaseUrl"];

    public required string CorpId { get; init; }

    public required string Secret { get; init; }

    public required string Token { get; init; }

    public required string EncodingAesKey { get; init; }

    public required string RobotKey { get; init; }

    public long AgentId => 1_000_002;

    public WeComKey Key => new(EncodingAesKey);

    public static StubAccount New() => new()
    {
        CorpId = $"ww{RandomNumberGenerator.GetHexString(16, lowercase: true)}",
        Secret = RandomNumberGenerator.GetHexString(43),
        Token = RandomNumberGenerator.GetHexString(20),
        // The last of 43 characters carries four bits of the key; one of these has no others.
        EncodingAesKey = RandomNumberGenerator.GetHexString(42) + RandomNumberGenerator.GetString("AEIMQUYcgkosw048", 1),
        RobotKey = Guid.NewGuid().ToString(),
    };

    /// <param name="forRobot">A smart robot's callbacks are for nobody.</param>
    public WeComCrypto Crypto(bool forRobot = false) => new(Token, Key, forRobot ? "" : CorpId);

    /// <summary>
    /// The settings that leave alone what somebody has set: with keys of a callback there, none of the stub's, and likewise with
    /// an app or a platform.
    /// </summary>
    public IReadOnlyDictionary<string, string> SettingsBeside(IEnumerable<string> names, Uri platform)
    {
        var groups = names.Select(Group).OfType<string[]>().ToList();
        return Settings(platform).Where(setting => !groups.Exists(group => group.Contains(setting.Key, StringComparer.OrdinalIgnoreCase) || (group == App && IsRobot(setting.Key))))
            .ToDictionary(StringComparer.Ordinal);
    }

    public IReadOnlyDictionary<string, string> Settings(Uri platform) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["WeCom__Token"] = Token,
        ["WeCom__EncodingAesKey"] = EncodingAesKey,
        ["WeCom__ReceiveId"] = CorpId,
        ["WeCom__CorpId"] = CorpId,
        ["WeCom__Secret"] = Secret,
        ["WeCom__AgentId"] = AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["WeCom__ApiBaseUrl"] = platform.AbsoluteUri,
        [$"WeCom__Robots__{GroupRobot}"] = RobotKey,
    };

    private static string[]? Group(string name) =>
        Callback.Contains(name, StringComparer.OrdinalIgnoreCase) ? Callback
        : App.Contains(name, StringComparer.OrdinalIgnoreCase) || IsRobot(name) ? App
        : null;

    private static bool IsRobot(string name) => name.StartsWith("WeCom__Robots__", StringComparison.OrdinalIgnoreCase);
}
