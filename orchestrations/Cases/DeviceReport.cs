namespace Xinjing.Serverless.Cases;

/// <summary>A report of a hand-held device (单兵), which has put its pictures into storage before.</summary>
public sealed record DeviceReport : CaseReport
{
    /// <summary>Pictures that a report names at most.</summary>
    public const int MostPhotos = 20;

    /// <summary>Names of blobs in the container <c>device-photos</c>.</summary>
    public IReadOnlyList<string> Photos { get; init => field = value ?? []; } = [];
}
