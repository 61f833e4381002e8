using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Rectification.Door;

/// <summary>The firms' own door, section <c>HandIn</c>. Without a key no link is given out and none counts.</summary>
public sealed class HandInOptions
{
    /// <summary>32 bytes or more in base64. The first one signs; each of them counts, so that a key can be changed.</summary>
    public IList<string> Keys { get; } = [];

    /// <summary>Visits of one link in <see cref="Window"/>.</summary>
    public int MostVisits { get; set; } = 120;

    /// <summary>Papers handed in by one link in <see cref="Window"/>.</summary>
    public int MostHandIns { get; set; } = 30;

    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Where firms reach this application from outside, such as <c>https://town.example.cn</c>; in Azure the app's own address when left out. Without it messages name no page.</summary>
    public Uri? PublicAddress { get; set; }
}

/// <summary>A key that is none is found at start-up.</summary>
public sealed class HandInOptionsValidator : IValidateOptions<HandInOptions>
{
    private const int LeastBytes = 32;

    public ValidateOptionsResult Validate(string? name, HandInOptions options)
    {
        var wrong = options.Keys.Select((key, i) => (Place: $"HandIn:Keys:{i}", Key: key)).Where(k => !IsKey(k.Key)).Select(k => $"{k.Place} is not {LeastBytes} bytes or more in base64.").ToList();
        if (options.MostVisits < 1 || options.MostHandIns < 1 || options.Window <= TimeSpan.Zero) wrong.Add("HandIn:MostVisits, MostHandIns and Window are more than zero.");
        if (options.PublicAddress is { } address && !(address.IsAbsoluteUri && address.Scheme is "https" or "http")) wrong.Add("HandIn:PublicAddress is an address such as https://town.example.cn.");
        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsKey(string key)
    {
        var bytes = new byte[key.Length];
        return Convert.TryFromBase64String(key, bytes, out var length) && length >= LeastBytes;
    }
}
