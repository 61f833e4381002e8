using Microsoft.Extensions.Options;
using Xinjing.Serverless.Privacy;

namespace Xinjing.Serverless.Tests.Privacy;

/// <summary>Seals and opens in tests.</summary>
internal static class SampleKeys
{
    public static PersonalData Personal { get; } = With(Convert.ToBase64String("only for tests, it is no secret!"u8));

    /// <param name="keys">In base64, the first one seals.</param>
    public static PersonalData With(params IReadOnlyList<string> keys)
    {
        var options = new PrivacyOptions();
        foreach (var key in keys) options.Keys.Add(key);
        return new PersonalData(Options.Create(options));
    }
}
