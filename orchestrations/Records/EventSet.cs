using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xinjing.Serverless.Records;

/// <summary>The events that a kind of record can have, and how each is stored; an event's name is that of its type.</summary>
public sealed class EventSet(params IReadOnlyList<JsonTypeInfo> types)
{
    private readonly Dictionary<string, JsonTypeInfo> _types = types.ToDictionary(info => info.Type.Name, StringComparer.Ordinal);

    public string Write(LoggedEvent happened) => JsonSerializer.Serialize(happened, _types[happened.GetType().Name]);

    /// <exception cref="InvalidOperationException">The name is that of no event; a newer release wrote it.</exception>
    public LoggedEvent Read(string name, string content) => _types.TryGetValue(name, out var info)
        ? (LoggedEvent)JsonSerializer.Deserialize(content, info)!
        : throw new InvalidOperationException($"Unknown event '{name}'.");
}
