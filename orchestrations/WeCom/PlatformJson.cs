using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.WeCom;

/// <summary>JSON of the platform, read strictly: no comments, nothing twice, no depth.</summary>
internal static class PlatformJson
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    /// <returns><c>null</c> when it is no JSON object.</returns>
    public static JsonElement? TryRead(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <returns><c>null</c> when it is no JSON.</returns>
    public static JsonNode? TryReadNode(string text)
    {
        try
        {
            return JsonNode.Parse(text, nodeOptions: null, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A text, by its path; <c>null</c> when there is none, or an empty one.</summary>
    public static string? Field(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element)) return null;
        }

        return element.ValueKind == JsonValueKind.String && Text(element) is { Length: > 0 } text ? text : null;
    }

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name, string list) =>
        element.TryGetProperty(name, out var holder) && holder.ValueKind == JsonValueKind.Object
        && holder.TryGetProperty(list, out var items) && items.ValueKind == JsonValueKind.Array
            ? items.EnumerateArray()
            : [];

    private static string? Text(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // Half of a surrogate pair.
        }
    }
}
