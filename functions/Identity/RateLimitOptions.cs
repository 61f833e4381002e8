using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>
/// How much one caller may ask, section <c>RateLimits</c>. Each instance counts for itself: a town with three of them lets three
/// times as much through. It keeps one client that runs wild from taking the place of all others; it is no guard against a flood from everywhere.
/// </summary>
public sealed class RateLimitOptions
{
    /// <summary>Requests a minute by the <c>sub</c> of one token, of one bot, or of one member of the chat, in tens; as many at once after a quiet minute.</summary>
    [Range(10, 10_000_000)]
    public int CallerPerMinute { get; set; } = 600;

    /// <summary>Requests a minute from one address that has no token, or none that counts, in tens. What a signature vouches for is not counted: the chat platform speaks for everybody.</summary>
    [Range(10, 10_000_000)]
    public int AddressPerMinute { get; set; } = 1200;
}

[OptionsValidator]
public sealed partial class RateLimitOptionsValidator : IValidateOptions<RateLimitOptions>;
