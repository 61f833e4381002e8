using System.Collections;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Localhost.Hosting.Settings;

/// <summary>What the worker sees as its environment: <c>local.settings.json</c>, over it the real environment, over it the options.</summary>
internal sealed partial class AppSettings
{
    private readonly Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);

    public AppSettings(string workerDirectory, IEnumerable<KeyValuePair<string, string>> overrides)
    {
        foreach (var (name, value) in LocalSettings(workerDirectory)) values[name] = value;
        foreach (DictionaryEntry entry in Environment.GetEnvironmentVariables()) values[(string)entry.Key] = (string?)entry.Value ?? "";
        foreach (var (name, value) in overrides) values[name] = value;
    }

    public IReadOnlyDictionary<string, string> Values => values;

    public string? this[string name] => values.GetValueOrDefault(name);

    /// <summary>Replaces each <c>%name%</c> by the setting of that name.</summary>
    /// <exception cref="InvalidOperationException">There is no such setting.</exception>
    public string Resolve(string text) => Placeholder().Replace(text, match =>
        this[match.Groups["name"].Value] ?? throw new InvalidOperationException($"No setting for {match.Value}."));

    private static List<KeyValuePair<string, string>> LocalSettings(string workerDirectory)
    {
        var path = Path.Combine(workerDirectory, "local.settings.json");
        if (!File.Exists(path)) return [];
        using var json = JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
        if (!json.RootElement.TryGetProperty(nameof(Values), out var section)) return [];
        return section.EnumerateObject().Select(setting => KeyValuePair.Create(setting.Name, setting.Value.ToString())).ToList();
    }

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}
