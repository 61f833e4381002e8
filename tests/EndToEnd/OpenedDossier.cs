using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>An exported case, read as a court would read it: nothing of the application is used.</summary>
internal sealed class OpenedDossier
{
    private readonly Dictionary<string, byte[]> _members = new(StringComparer.Ordinal);

    private OpenedDossier()
    {
    }

    public IReadOnlyCollection<string> Names => _members.Keys;

    public JsonNode Manifest => Json("manifest.json");

    public byte[] this[string name] => _members[name];

    public static async Task<OpenedDossier> OpenAsync(byte[] file)
    {
        var opened = new OpenedDossier();
        await using var zip = new ZipArchive(new MemoryStream(file));
        foreach (var entry in zip.Entries)
        {
            await using var content = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, TestContext.Current.CancellationToken);
            opened._members.Add(entry.FullName, copy.ToArray());
        }

        return opened;
    }

    public JsonNode Json(string name) => JsonNode.Parse(_members[name])!;

    public string Text(string name) => Encoding.UTF8.GetString(_members[name]);

    /// <summary>The manifest names every other member with its length and its hash.</summary>
    public void AssertWhole()
    {
        var named = Manifest["members"]!.AsArray().Select(m => (m!["name"]!.ToString(), m["bytes"]!.GetValue<long>(), m["sha256"]!.ToString()));
        var there = _members.Where(m => m.Key != "manifest.json").Select(m => (m.Key, (long)m.Value.Length, Hash(m.Value)));
        Assert.Equal(there.Order(), named.Order());
        Assert.Equal("manifest.json", Names.Last());
    }

    /// <summary>The hash of the last entry, computed from the texts of all of them by the rule that the manifest says.</summary>
    public string ChainedHash()
    {
        var previous = "";
        foreach (var entry in Json("log.json")["entries"]!.AsArray())
        {
            string[] texts = [previous, Manifest["case"]!.ToString(), .. new[] { "sequence", "at", "by", "event", "content" }.Select(field => entry![field]!.ToString())];
            previous = Hash(Encoding.UTF8.GetBytes(string.Join('\n', texts)));
        }

        return previous;
    }

    public static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
