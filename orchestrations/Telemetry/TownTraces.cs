using System.Diagnostics;

namespace Xinjing.Serverless.Telemetry;

/// <summary>The spans of the application itself, between those of the Functions worker: command, write, nudge. Nothing in them tells who a citizen is.</summary>
public static class TownTraces
{
    /// <summary>Also the name of the meter.</summary>
    public const string Name = "Xinjing.Serverless";

    /// <summary>The case or target that a span is about.</summary>
    public const string RecordId = "xinjing.record.id";

    private static readonly ActivitySource Source = new(Name);

    /// <param name="what">Few words, such as <c>case command</c>; the names of spans are counted.</param>
    /// <returns><c>null</c> when nobody listens.</returns>
    public static Activity? Start(string what, string recordId)
    {
        // The span around it belongs to the same record: the request or the function that asked for it.
        Activity.Current?.SetTag(RecordId, recordId);
        return Source.StartActivity(what)?.SetTag(RecordId, recordId);
    }
}
