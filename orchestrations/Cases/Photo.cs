using System.Text.Json.Serialization;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>A picture as evidence. The original is kept; a copy without metadata is served.</summary>
public sealed record Photo
{
    /// <summary>The first 32 hex digits of <see cref="Sha256"/>: the same picture is the same photo.</summary>
    public required string PhotoId { get; init; }

    public required PhotoKind Kind { get; init; }

    /// <summary>Of the bytes as they were sent, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Pixels, as seen upright.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <summary>As the camera wrote it, taken for Asia/Shanghai where the camera names no offset.</summary>
    public DateTimeOffset? TakenAt { get; init; }

    /// <summary>As the camera wrote it, WGS-84.</summary>
    public GeoPoint? Position { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<PhotoKind>))]
public enum PhotoKind
{
    [JsonStringEnumMemberName("report")]
    Report,

    [JsonStringEnumMemberName("before")]
    Before,

    [JsonStringEnumMemberName("after")]
    After,

    [JsonStringEnumMemberName("verification")]
    Verification,
}

/// <summary>A picture that somebody sent and that cannot be had.</summary>
/// <param name="Id">Where it came from.</param>
/// <param name="Reason">For people.</param>
public sealed record MissingPhoto(string Id, PhotoKind Kind, string Reason);
