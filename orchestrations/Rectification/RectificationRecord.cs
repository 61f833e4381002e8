using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

/// <summary>A campaign's target as a record of the kernel.</summary>
public static class RectificationRecord
{
    public static RecordKind<RectificationState> Kind { get; } = new()
    {
        Noun = "rectification",
        MostOfState = 120_000,
        IsId = RectificationId.IsValid,
        NotFound = id => new RectificationNotFoundException(id),
        Json = RectificationJson.Stored.RectificationState,
        Events = RectificationJson.Events,
        Apply = RectificationLifecycle.Apply,
    };
}
