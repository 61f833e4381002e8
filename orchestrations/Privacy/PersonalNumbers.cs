using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Privacy;

/// <summary>
/// Numbers in a text that lead to one person: mobile phones (1[3-9] and nine digits, with or without +86), landlines with their area
/// code, and resident identity numbers (GB 11643, 18 places). Full-width digits count. A name, or a number without its area code, is
/// nothing that a rule could tell from the rest of a text.
/// </summary>
public static partial class PersonalNumbers
{
    private const string Digit = "[0-9０-９]";
    private const string Mobile = $"(?:(?:\\+|00)?86[ -]?)?[1１][3-9３-９]{Digit}[ -]?{Digit}{{4}}[ -]?{Digit}{{4}}";
    private const string Landline = $"[0０]{Digit}{{2,3}}[ -]?[2-9２-９]{Digit}{{6,7}}";
    private const string Identity = $"[1-9１-９]{Digit}{{5}}(?:19|20|１９|２０){Digit}{{9}}[0-9０-９Xx]";

    /// <summary>The text with the middle of each such number taken out.</summary>
    public static string Mask(string text) => Any().Replace(text, number => Shorten(number.Value));

    /// <summary>Whether a text has the mobile phone or the identity number of somebody; a landline may be an office's.</summary>
    public static bool AreIn(string? text) => text is not null && OfOnePerson().IsMatch(text);

    /// <summary>A number without its middle: enough to recognize, too little to use. Of a short one only the end is left.</summary>
    public static string Shorten(string number) => number.Length switch
    {
        >= 11 => $"{number[..3]}****{number[^4..]}",
        >= 6 => $"****{number[^2..]}",
        _ => "****",
    };

    [GeneratedRegex($"(?<!{Digit})(?:{Identity}|{Mobile}|{Landline})(?!{Digit})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Any();

    [GeneratedRegex($"(?<!{Digit})(?:{Identity}|{Mobile})(?!{Digit})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex OfOnePerson();
}
