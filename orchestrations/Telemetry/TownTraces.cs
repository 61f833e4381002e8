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
        About(recordId);
        return Source.StartActivity(what)?.SetTag(RecordId, recordId);
    }

    /// <summary>Says what the span around is about; where it is about many, the first one.</summary>
    public static void About(string recordId)
    {
        if (Activity.Current is { } around && around.GetTagItem(RecordId) is null) around.SetTag(RecordId, recordId);
    }

    /// <param name="instanceId">Of the orchestration.</param>
    /// <returns><c>null</c> when nobody listens.</returns>
    public static Activity? StartEngine(string what, string instanceId) => Source.StartActivity(what)?.SetTag("xinjing.instance.id", instanceId);
}
