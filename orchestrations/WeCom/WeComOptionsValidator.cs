using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.WeCom;

/// <summary>What is set has to fit together; nothing set is fine. No message says a secret.</summary>
public sealed class WeComOptionsValidator : IValidateOptions<WeComOptions>
{
    private const int MostTokenCharacters = 32;
    private const int MostMinutes = 24 * 60;

    public ValidateOptionsResult Validate(string? name, WeComOptions options)
    {
        List<string> wrong =
        [
            .. Callback("WeCom", options.Token, options.EncodingAesKey),
            .. Callback("WeCom:Robot", options.Robot.Token, options.Robot.EncodingAesKey),
            .. App(options),
        ];
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static IEnumerable<string> Callback(string section, string? token, string? key)
    {
        if (string.IsNullOrEmpty(token) != string.IsNullOrEmpty(key)) yield return $"{section}: Token and EncodingAesKey are set together or not at all.";
        if (!string.IsNullOrEmpty(token) && (token.Length > MostTokenCharacters || !token.All(char.IsAsciiLetterOrDigit)))
            yield return $"{section}:Token takes up to {MostTokenCharacters} letters and digits.";
        if (!string.IsNullOrEmpty(key) && !WeComKey.IsValid(key)) yield return $"{section}:EncodingAesKey takes {WeComKey.Characters} letters and digits.";
    }

    private static IEnumerable<string> App(WeComOptions options)
    {
        if (!string.IsNullOrEmpty(options.Token) && string.IsNullOrEmpty(options.ReceiveId) && string.IsNullOrEmpty(options.CorpId))
            yield return "WeCom: with a Token, CorpId or ReceiveId says whom the callbacks are for.";
        if (!options.HasApp && !string.IsNullOrEmpty(options.Secret)) yield return "WeCom: Secret, CorpId and AgentId are set together.";
        if (options.ReplayWindowMinutes is < 0 or > MostMinutes) yield return $"WeCom:ReplayWindowMinutes takes 0 to {MostMinutes}.";
        if (!IsSafe(options.ApiBaseUrl))
            yield return "WeCom:ApiBaseUrl takes an https address, or http on the loopback address.";
        foreach (var robot in options.Robots.Where(robot => string.IsNullOrWhiteSpace(robot.Value))) yield return $"WeCom:Robots:{robot.Key} has no key.";
    }

    private static bool IsSafe(Uri? address) =>
        address is { IsAbsoluteUri: true } && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
