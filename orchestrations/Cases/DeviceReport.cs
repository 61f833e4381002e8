using System.Text.Json.Serialization;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.Cases;

/// <summary>A report of a hand-held device (单兵), which has put its pictures into storage before.</summary>
public sealed record DeviceReport : CaseReport
{
    /// <summary>Who files the reports of devices.</summary>
    public static Actor Door { get; } = Actor.Integration("device");

    /// <summary>Pictures that a report names at most.</summary>
    public const int MostPhotos = 20;

    /// <summary>Names of blobs in the container <c>device-photos</c>.</summary>
    public IReadOnlyList<string> Photos { get; init => field = value ?? []; } = [];

    /// <summary>No more than a case takes, and each a name that stays within its container.</summary>
    [JsonIgnore]
    public bool HasNamesOfPhotos => Photos.Count <= MostPhotos && Photos.All(name => name is { Length: > 0 and <= 1_024 } && !name.Contains("..", StringComparison.Ordinal) && !name.Contains('\\'));

    /// <summary>The pictures as orders to fetch them.</summary>
    /// <param name="sentAt">UTC.</param>
    public IEnumerable<PictureOrder> Orders(string caseId, DateTimeOffset sentAt) => Photos.Distinct(StringComparer.Ordinal).Select(name => new PictureOrder
    {
        Id = $"device-photos/{name}",
        CaseId = caseId,
        Kind = PhotoKind.Report,
        Picture = new SentPicture(MediaId: null, Blob: name),
        SentAt = sentAt,
    });
}
