using System.Text.Json.Serialization;
using Xinjing.Serverless.Privacy;

namespace Xinjing.Serverless.Cases;

/// <summary>Who a citizen is: in a row of their own, never in state, log or index.</summary>
/// <param name="Address">Where they live; where something is wrong is the report's own address.</param>
public sealed record Reporter(string? Name = null, string? Phone = null, string? Address = null)
{
    /// <summary>A citizen without a phone can be neither contacted first nor called back.</summary>
    [JsonIgnore]
    public bool CanBeCalled => !string.IsNullOrWhiteSpace(Phone);

    /// <summary>The family name alone, a phone without its middle, the road's first characters: enough to recognize, too little to use.</summary>
    public Reporter Masked() => new(Begin(Name, 1, "**"), Phone is null ? null : PersonalNumbers.Shorten(Phone), Begin(Address, 3, "***"));

    private static string? Begin(string? text, int shown, string rest) =>
        string.IsNullOrEmpty(text) ? text : string.Concat(text.EnumerateRunes().Take(shown)) + rest;
}

/// <summary>What a case keeps sealed beside its log.</summary>
/// <param name="Words">The texts of the report as they were said, where the log has them with masked numbers; <c>null</c> when it has them whole.</param>
public sealed record SealedReport(Reporter? Reporter = null, string? Words = null)
{
    /// <summary>Characters (UTF-16) of the words: the row holds them sealed. The latest are kept.</summary>
    private const int MostWords = 8_000;

    /// <summary>A citizen who cannot be called is of no use to anybody here and is not kept.</summary>
    [JsonIgnore]
    public bool IsEmpty => Reporter is not { CanBeCalled: true } && Words is null;

    /// <summary>With those of these texts that a log may not hold as they are.</summary>
    public SealedReport Saying(params IEnumerable<string?> texts)
    {
        var whole = texts.OfType<string>().Where(text => PersonalNumbers.Mask(text) != text && Words?.Contains(text, StringComparison.Ordinal) != true);
        var words = string.Join('\n', whole.Prepend(Words).OfType<string>());
        return words.Length == 0 ? this : this with { Words = words.Length <= MostWords ? words : words[^MostWords..] };
    }
}
