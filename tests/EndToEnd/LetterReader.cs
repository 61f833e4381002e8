using System.Net;
using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>An admin who looks for a message among the dead letters.</summary>
internal sealed class LetterReader(TownCaller admin)
{
    public const string Purpose = "补报";

    public async Task<List<JsonNode>> ListAsync() => [.. (await admin.GetAsync("/api/dead-letters?top=500")).Body!["items"]!.AsArray().Select(letter => letter!)];

    /// <summary>The letter with this body; it opens every letter.</summary>
    public async Task<JsonNode?> FindAsync(string body)
    {
        foreach (var letter in await ListAsync())
        {
            var read = await admin.GetAsync($"/api/dead-letters/{letter["id"]}?purpose={Purpose}");
            Assert.Equal(HttpStatusCode.OK, read.Status);
            if (read.Text("body") == body) return read.Body;
        }

        return null;
    }
}
