using System.Text;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>What the open cases are searched for when a report comes in: the same category, filed recently, near or at the same address.</summary>
/// <param name="FiledFrom">UTC.</param>
/// <param name="Place">See <see cref="PlaceOf"/>; <c>null</c> when the report has no address.</param>
public sealed record DuplicateSearch(string Category, DateTimeOffset FiledFrom, GeoPoint? Location, int Metres, string? Place)
{
    /// <summary>More would not be read.</summary>
    public const int Most = 3;

    /// <returns><c>null</c> when the report says of no place, or nothing is suggested for its category.</returns>
    /// <param name="now">UTC.</param>
    public static DuplicateSearch? For(CaseReport report, DuplicateRule rule, DateTimeOffset now)
    {
        var place = PlaceOf(report.Address);
        return rule.WithinMetres == 0 || (report.Location is null && place is null)
            ? null
            : new DuplicateSearch(report.Category, now.AddDays(-rule.WithinDays), report.Location, rule.WithinMetres, place);
    }

    /// <summary>An address without the spaces, marks and widths that people write differently; <c>null</c> for none.</summary>
    public static string? PlaceOf(string? address)
    {
        var letters = (address ?? "").EnumerateRunes().Select(Narrow).Where(Rune.IsLetterOrDigit).Select(Rune.ToUpperInvariant);
        var place = string.Concat(letters);
        return place.Length == 0 ? null : place;
    }

    /// <summary>A full-width form (５) as its plain one; by hand, since normalization needs libraries that a machine may lack.</summary>
    private static Rune Narrow(Rune rune) => rune.Value is >= 0xFF01 and <= 0xFF5E ? new Rune(rune.Value - 0xFEE0) : rune;

    /// <summary>The likeliest first: the same address, then the nearest.</summary>
    public IReadOnlyList<LikelyDuplicate> Among(IEnumerable<CaseSummary> open) =>
    [
        .. open.Where(IsAlike)
            .OrderByDescending(c => Place is not null && PlaceOf(c.Address) == Place).ThenBy(c => MetresTo(c) ?? double.MaxValue).ThenBy(c => c.Id, StringComparer.Ordinal)
            .Take(Most)
            .Select(c => new LikelyDuplicate(c.Id, MetresTo(c) is { } metres ? (int)Math.Round(metres) : null)),
    ];

    private bool IsAlike(CaseSummary other) =>
        other.Category == Category && other.FiledAt >= FiledFrom && other.Stage != CaseStage.Closed
        && (MetresTo(other) is { } metres ? metres <= Metres : Place is not null && PlaceOf(other.Address) == Place);

    private double? MetresTo(CaseSummary other) => Location is { } here && other.Location is { } there ? Vicinity.Distance(here, there) : null;
}
