using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>What a deployment would make, as the compiler predicts it: every loop and condition is carried out.</summary>
internal sealed class PredictedDeployment(JsonNode snapshot)
{
    public IReadOnlyList<JsonNode> All { get; } = [.. snapshot["predictedResources"]!.AsArray().OfType<JsonNode>()];

    public IReadOnlyList<JsonNode> Of(string type) => [.. All.Where(resource => resource["type"]!.ToString() == type)];

    public JsonNode One(string type) => Of(type).Single();

    /// <summary>Names within the parent, in order.</summary>
    public IReadOnlyList<string> Names(string type) =>
        [.. Of(type).Select(resource => resource["name"]!.ToString().Split('/')[^1]).Order(StringComparer.Ordinal)];
}
