using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xinjing.Serverless.Reference;

/// <summary>Reads one set from JSON, wherever the JSON came from; collects what is wrong instead of throwing.</summary>
public static class ReferenceReader
{
    /// <summary>The set, or <c>null</c> and a problem more in the list.</summary>
    /// <param name="file">The name that problems carry.</param>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, string file, ICollection<ReferenceProblem> problems) where T : class
    {
        try
        {
            if (FindNullElement(json) is { } place) problems.Add(new(file, place, "Lists have no null elements; delete it."));
            else return JsonSerializer.Deserialize(json, type) ?? throw new JsonException("The file holds null.");
        }
        catch (JsonException e)
        {
            problems.Add(new(file, Place(e.Path), JsonProblem.Say(e)) { Line = (int?)e.LineNumber + 1 });
        }
        catch (InvalidOperationException)
        {
            problems.Add(new(file, "the whole file", "A text has half of a surrogate pair, or bytes that are no UTF-8; write it anew."));
        }

        return null;
    }

    /// <summary>The serializer holds every member to its nullability, but not the elements of lists.</summary>
    private static string? FindNullElement(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        using var document = JsonDocument.ParseValue(ref reader);
        return FindNullElement(document.RootElement, "");
    }

    private static string? FindNullElement(JsonElement element, string place) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(m => FindNullElement(m.Value, $"{place}.{m.Name}")).FirstOrDefault(p => p is not null),
        JsonValueKind.Array => element.EnumerateArray().Select((item, i) =>
            item.ValueKind == JsonValueKind.Null ? Place($"${place}[{i}]") : FindNullElement(item, $"{place}[{i}]")).FirstOrDefault(p => p is not null),
        _ => null,
    };

    private static string Place(string? path) => path is null or "$" ? "the whole file" : path.TrimStart('$', '.');
}
