using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Reference;

/// <summary>What the calls about reference data have in common.</summary>
internal static class ReferenceRequest
{
    /// <exception cref="ProblemException">There is no such set.</exception>
    public static ReplaceableSet Set(string name) => ReplaceableSet.TryFind(name, out var set)
        ? set
        : throw new ProblemException("set-not-found", $"There is no set '{name}'; there are {string.Join(", ", ReplaceableSet.All.Select(s => s.Name))}.", StatusCodes.Status404NotFound);

    /// <exception cref="ProblemException">It is no number.</exception>
    public static long Version(string text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
        ? version
        : throw new ProblemException("version-invalid", "A version is a whole number; 0 is the set that came with the release.");

    /// <summary>The set with its content and its version as the entity tag, for <c>If-Match</c>.</summary>
    public static IResult Answer(HttpRequest request, ReferenceSetView view, ReadOnlyMemory<byte> content)
    {
        using var json = JsonDocument.Parse(content);
        request.HttpContext.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{view.Version}\"");
        return Results.Json(view with { Content = json.RootElement.Clone() }, AnswerJson.Wire.ReferenceSetView);
    }
}
