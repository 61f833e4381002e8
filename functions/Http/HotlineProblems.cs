using System.Text.Json.Nodes;
using Xinjing.Serverless.Hotline;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>What is wrong with the header of a batch, as members of the problem document.</summary>
internal static class HotlineProblems
{
    public static Dictionary<string, object?> Of(BatchRefusedException refused)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (refused.MissingColumns.Count == 0) return members;
        members["missing"] = Array(refused.MissingColumns);
        members["seen"] = Array(refused.SeenColumns);
        return members;
    }

    private static JsonArray Array(IReadOnlyList<string> texts) => new([.. texts.Select(text => JsonValue.Create(text))]);
}
