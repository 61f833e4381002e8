using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Intake;

/// <summary>A picture that has to be fetched and put on a case.</summary>
public sealed record PictureOrder
{
    /// <summary>Where it came from, within its case: the picture is had or missed once for it.</summary>
    public required string Id { get; init; }

    public required string CaseId { get; init; }

    public required PhotoKind Kind { get; init; }

    public required SentPicture Picture { get; init; }

    /// <summary>The chat platform's id of who sent it; <c>null</c> for a hand-held device.</summary>
    public string? Member { get; init; }

    /// <summary>UTC; it is kept for three days from then.</summary>
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Tries that failed for a reason that may pass.</summary>
    public int Failures { get; init; }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PictureOrder))]
public sealed partial class PictureJson : JsonSerializerContext;
