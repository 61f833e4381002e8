using Microsoft.Extensions.Configuration;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>Settings of an app that remember what was asked for, also in vain.</summary>
internal sealed class RecordingSettings : ConfigurationProvider, IConfigurationSource
{
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <param name="settings">As in the environment: <c>__</c> between section and key.</param>
    public RecordingSettings(IEnumerable<KeyValuePair<string, string>> settings)
    {
        foreach (var (name, value) in settings) Data[Key(name)] = value;
    }

    /// <summary>The keys that something was read under; sections that hold others are left out.</summary>
    public IReadOnlyList<string> Asked()
    {
        lock (_lock)
            return [.. _asked.Where(key => !_asked.Any(other => other.StartsWith($"{key}:", StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal)];
    }

    public static string Key(string name) => name.Replace("__", ":", StringComparison.Ordinal);

    public override bool TryGet(string key, out string? value)
    {
        lock (_lock) _asked.Add(key);
        return base.TryGet(key, out value);
    }

    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;
}
