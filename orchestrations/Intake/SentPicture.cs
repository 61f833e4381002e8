namespace Xinjing.Serverless.Intake;

/// <summary>A picture that somebody sent and that lies elsewhere; it can be fetched for a limited time. One of the three is there.</summary>
/// <param name="MediaId">For the chat platform's own call.</param>
/// <param name="Url">Where there is no media id: a robot's picture, encrypted.</param>
/// <param name="Blob">Of a hand-held device: its name in the container <c>device-photos</c>.</param>
public sealed record SentPicture(string? MediaId, Uri? Url = null, string? Blob = null)
{
    /// <summary>The message that it is all of, while it waits for the words that say where it belongs; else <c>null</c>.</summary>
    public string? Message { get; init; }
}
