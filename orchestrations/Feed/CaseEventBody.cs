using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Feed;

/// <summary>What a message on the topic holds: the log entry as <c>GET /api/cases/{id}/log</c> shows it, and whose it is.</summary>
/// <param name="Sequence">From 1, without gaps, within the case.</param>
/// <param name="At">UTC.</param>
/// <param name="By">Who caused it.</param>
/// <param name="Hash">Also the message's id.</param>
public sealed record CaseEventBody(string CaseId, long Sequence, DateTimeOffset At, string By, string Event, JsonElement Data, string Hash)
{
    public static BinaryData Write(string caseId, LogEntry entry)
    {
        using var content = JsonDocument.Parse(entry.Content);
        var body = new CaseEventBody(caseId, entry.Sequence, entry.At, entry.By, entry.Event, content.RootElement, entry.Hash);
        return BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(body, FeedJson.Wire.CaseEventBody));
    }
}

[JsonSerializable(typeof(CaseEventBody))]
internal sealed partial class FeedJson : JsonSerializerContext
{
    /// <summary>The context with the options of the wire; use this one, not <c>Default</c>.</summary>
    public static FeedJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
