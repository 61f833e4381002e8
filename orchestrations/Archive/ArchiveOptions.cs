using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Archive;

/// <summary>Settings of the archive, section <c>Archive</c>.</summary>
public sealed class ArchiveOptions
{
    /// <summary>How long a case has been closed before its log leaves the table. Default a year; less than a day is for tests only.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "36500.00:00:00")]
    public TimeSpan After { get; set; } = TimeSpan.FromDays(365);
}

[OptionsValidator]
public sealed partial class ArchiveOptionsValidator : IValidateOptions<ArchiveOptions>;
