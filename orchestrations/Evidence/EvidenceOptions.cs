using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Evidence;

/// <summary>What a picture may cost, before anything of it is trusted.</summary>
public sealed class EvidenceOptions
{
    /// <summary>Of the file as it is sent.</summary>
    [Range(1, 1 << 30)]
    public int MaxBytes { get; set; } = 10 << 20;

    /// <summary>Width times height; room for the 8192 × 6144 of a "50 megapixel" phone.</summary>
    [Range(1, 1 << 29)]
    public int MaxPixels { get; set; } = 50 << 20;

    /// <summary>Of the longer side, in pixels; the served copy's format ends at 65,535.</summary>
    [Range(1, 65_535)]
    public int MaxSide { get; set; } = 12_000;

    /// <summary>Passes over the whole picture that a progressive JPEG may ask for; cameras and encoders use about ten.</summary>
    [Range(1, 1_000)]
    public int MaxScans { get; set; } = 64;

    /// <summary>At its limits one picture takes half a gigabyte of memory and some seconds of one core; the others wait.</summary>
    [Range(1, 64)]
    public int MaxDecodesAtOnce { get; set; } = 2;

    /// <summary>Of the served JPEG, 1 to 100.</summary>
    [Range(1, 100)]
    public int Quality { get; set; } = 88;

    /// <summary>Where a picture waits between upload and storage; the files are gone as soon as they are closed.</summary>
    [Required]
    public string TemporaryFolder { get; set; } = Path.GetTempPath();
}

[OptionsValidator]
public sealed partial class EvidenceOptionsValidator : IValidateOptions<EvidenceOptions>;
