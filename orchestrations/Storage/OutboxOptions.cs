using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Storage;

/// <summary>Settings of the sweep, section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>
    /// How old a promise, or a missed wake-up, must be before the sweep takes it up; longer than any commit can take, since a
    /// promise whose case is not there is taken away. Default two minutes; less than one is for tests only.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan SweepAfter { get; set; } = TimeSpan.FromMinutes(2);
}

[OptionsValidator]
public sealed partial class OutboxOptionsValidator : IValidateOptions<OutboxOptions>;
