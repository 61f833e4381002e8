using Microsoft.Extensions.Options;
using Xinjing.Serverless.Archive;

namespace Xinjing.Serverless.Privacy;

/// <summary>Citizens' names and phones, section <c>Privacy</c>. Without a key the application does not start.</summary>
public sealed class PrivacyOptions
{
    /// <summary>32 bytes each in base64. The first one encrypts; each of them decrypts, so that a key can be changed.</summary>
    public IList<string> Keys { get; } = [];

    /// <summary>How long after a case is closed its citizen's name and phone are kept; at least a day, and less than until the case is archived.</summary>
    public TimeSpan EraseAfter { get; set; } = TimeSpan.FromDays(180);
}

/// <summary>A key that is none is found at start-up, and an order in which every erasure would bring a case back from the archive.</summary>
public sealed class PrivacyOptionsValidator(IOptions<ArchiveOptions> archive) : IValidateOptions<PrivacyOptions>
{
    public ValidateOptionsResult Validate(string? name, PrivacyOptions options)
    {
        var wrong = options.Keys.Select((key, i) => (Place: $"Privacy:Keys:{i}", Key: key)).Where(k => !IsKey(k.Key)).Select(k => $"{k.Place} is not {PersonalData.KeyBytes} bytes in base64.").ToList();
        if (options.Keys.Count == 0) wrong.Add($"Privacy:Keys:0 is missing: {PersonalData.KeyBytes} random bytes in base64, which encrypt citizens' names and phones.");
        if (options.EraseAfter < TimeSpan.FromDays(1)) wrong.Add("Privacy:EraseAfter is a day or more.");
        // Tests archive within seconds.
        if (archive.Value.After >= TimeSpan.FromDays(1) && options.EraseAfter >= archive.Value.After) wrong.Add("Privacy:EraseAfter is shorter than Archive:After.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length == PersonalData.KeyBytes;
    }
}
