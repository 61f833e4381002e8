using System.Text.Json.Nodes;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>What is wrong with reference data, as a member of the problem document.</summary>
internal static class ReferenceProblems
{
    public static JsonArray Of(ReferenceDataException invalid) => new([.. invalid.Problems.Select(Of)]);

    private static JsonObject Of(ReferenceProblem problem)
    {
        var members = new JsonObject { ["file"] = problem.File, ["place"] = problem.Place, ["change"] = problem.Change };
        if (problem.Line is { } line) members["line"] = line;
        return members;
    }
}
