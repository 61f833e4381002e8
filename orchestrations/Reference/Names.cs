using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Reference;

/// <summary>Checks on the codes and ids of one list.</summary>
internal static partial class Names
{
    /// <summary>A short name stands in table keys, query strings and tokens: lower-case letters, digits and hyphens.</summary>
    public static IEnumerable<ReferenceProblem> NotShort(string file, string name, string place) =>
        ShortName().IsMatch(name) ? []
            : [new(file, place, $"'{name}' is no short name: lower-case letters, digits and hyphens, at most 40, a letter first.")];

    /// <summary>Every name that stands in the list before.</summary>
    /// <param name="place">Of an index.</param>
    public static IEnumerable<ReferenceProblem> Repeated(string file, IEnumerable<string?> names, Func<int, string> place)
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, name) in names.Index())
        {
            if (name is not null && !first.TryAdd(name, index))
                yield return new(file, place(index), $"'{name}' stands at {place(first[name])} already; every one needs its own.");
        }
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex ShortName();
}
