using System.Text.Json;

namespace Xinjing.Serverless.Reference;

/// <summary>Says what is wrong with JSON in the words of the one who wrote it, without names of our types.</summary>
public static class JsonProblem
{
    private static readonly (string Before, string After, string Say)[] Known =
    [
        ("The JSON property '", "' could not be mapped", "There is no field '{0}' here; take it out."),
        ("missing required properties including: ", ".", "Missing: {0}."),
        ("Duplicate property '", "' encountered", "The field '{0}' is there twice."),
        ("The property or field '", "' on type", "The value cannot be null."),
        ("The constructor parameter '", "' on type", "The value cannot be null."),
    ];

    /// <summary>What is wrong, with line and place before it.</summary>
    public static string Describe(JsonException invalid) => $"Line {invalid.LineNumber + 1 ?? 1}, {invalid.Path ?? "$"}: {Say(invalid)}";

    /// <summary>What is wrong, wherever it is.</summary>
    public static string Say(JsonException invalid)
    {
        foreach (var (before, after, say) in Known)
        {
            var from = invalid.Message.IndexOf(before, StringComparison.Ordinal);
            var to = from < 0 ? -1 : invalid.Message.IndexOf(after, from + before.Length, StringComparison.Ordinal);
            if (to >= 0) return say.Replace("{0}", invalid.Message[(from + before.Length)..to], StringComparison.Ordinal);
        }

        return invalid.Message.Contains("could not be converted", StringComparison.Ordinal)
            ? "The value is not of the kind, or none of the words, that this field takes."
            : WithoutPosition(invalid.Message);
    }

    /// <summary>The serializer counts lines from 0, and says so in its message.</summary>
    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" Path: ", StringComparison.Ordinal);
        if (end < 0) end = message.IndexOf(" LineNumber: ", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
