using System.Text.Json;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>Says what is wrong with a JSON body in the client's words, without names of our types.</summary>
internal static class JsonProblem
{
    private static readonly (string Before, string After, string Say)[] Known =
    [
        ("The JSON property '", "' could not be mapped", "There is no field '{0}' here; take it out."),
        ("missing required properties including: ", ".", "Missing: {0}."),
        ("Duplicate property '", "' encountered", "The field '{0}' is there twice."),
    ];

    public static string Describe(JsonException invalid)
    {
        foreach (var (before, after, say) in Known)
        {
            var from = invalid.Message.IndexOf(before, StringComparison.Ordinal);
            var to = from < 0 ? -1 : invalid.Message.IndexOf(after, from + before.Length, StringComparison.Ordinal);
            if (to >= 0) return At(invalid, say.Replace("{0}", invalid.Message[(from + before.Length)..to], StringComparison.Ordinal));
        }

        return At(invalid, invalid.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "The value is not of the kind, or none of the words, that this field takes."
            : WithoutPosition(invalid.Message));
    }

    private static string At(JsonException invalid, string say) => $"Line {invalid.LineNumber + 1 ?? 1}, {invalid.Path ?? "$"}: {say}";

    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
