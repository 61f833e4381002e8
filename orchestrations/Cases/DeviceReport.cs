using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Cases;

/// <summary>A report of a hand-held device (单兵), which has put its pictures into storage before.</summary>
public sealed record DeviceReport : CaseReport
{
    /// <summary>Pictures that a report names at most.</summary>
    public const int MostPhotos = 20;

    /// <summary>Names of blobs in the container <c>device-photos</c>.</summary>
    public IReadOnlyList<string> Photos { get; init => field = value ?? []; } = [];

    /// <summary>No more than a case takes, and each a name that stays within its container.</summary>
    [JsonIgnore]
    public bool HasNamesOfPhotos => Photos.Count <= MostPhotos && Photos.All(name => name is { Length: > 0 and <= 1_024 } && !name.Contains("..", StringComparison.Ordinal) && !name.Contains('\\'));
}
