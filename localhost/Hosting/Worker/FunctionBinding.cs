using System.Text.Json;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>One binding of a function, as the worker's metadata has it.</summary>
/// <param name="Name">The parameter's name; <c>$return</c> for the result.</param>
/// <param name="Type">For example <c>httpTrigger</c>; compare without case.</param>
/// <param name="Definition">The whole JSON object, for what belongs to one type of binding only.</param>
public sealed record FunctionBinding(string Name, string Type, bool IsOutput, JsonElement Definition)
{
    public bool IsTrigger => Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string property) =>
        Definition.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public bool Flag(string property) =>
        Definition.TryGetProperty(property, out var value) && bool.TryParse(value.ToString(), out var flag) && flag;

    public IReadOnlyList<string> List(string property) =>
        Definition.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(item => item.ToString()).ToList()
            : [];

    internal static FunctionBinding Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        var definition = document.RootElement.Clone();
        var binding = new FunctionBinding("", "", IsOutput: false, definition);
        return binding with
        {
            Name = binding.Text("name") ?? "",
            Type = binding.Text("type") ?? "",
            IsOutput = string.Equals(binding.Text("direction"), "out", StringComparison.OrdinalIgnoreCase),
        };
    }
}
