using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Engine;

/// <summary>How long finished histories are kept, section <c>Histories</c>.</summary>
public sealed class HistoryOptions
{
    /// <summary>
    /// Days (Shanghai) that the engine's history of a record stays after the record is over. It is for finding faults: what
    /// happened to the record stands in its log for ever. Default 90.
    /// </summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 90;
}

[OptionsValidator]
public sealed partial class HistoryOptionsValidator : IValidateOptions<HistoryOptions>;
