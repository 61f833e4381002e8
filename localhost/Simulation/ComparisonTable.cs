using System.Globalization;
using System.Text.Json;
using Xinjing.Serverless.Simulation;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>Results side by side, with the difference of the second from the first.</summary>
internal sealed class ComparisonTable<T>(TextWriter output, IReadOnlyList<(RuleVariant Rules, T Result)> variants)
{
    public const string Percent = "0.0 %";

    private const int LabelWidth = 34;
    private const int Width = 24;

    public void Head(SimulatedPeriod period, params IEnumerable<string> notes)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{period.Days} {(period.Days == 1 ? "day" : "days")} from {period.From:yyyy-MM-dd}, seed {period.Seed}, behaviour {period.Model}"));
        if (period.FindMissingYear(variants[0].Rules.Data) is { } year)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year} is not in the calendar {variants[0].Rules.Data.CalendarSet.Edition}: its holidays count as worked."));
        foreach (var note in notes) output.WriteLine(note);
        output.WriteLine();
        output.WriteLine(Line("", variants.Select(v => Right(v.Rules.Name)), variants.Count > 1 ? "difference" : ""));
        output.WriteLine(Line("edition", variants.Select(v => Right(v.Rules.Edition)), ""));
    }

    public void Gap() => output.WriteLine();

    public void Row(string label, string format, Func<T, double?> value) => Row(label, format, variants.Select(v => value(v.Result)));

    public void Row(string label, string format, IEnumerable<double?> values)
    {
        var all = values.ToList();
        output.WriteLine(Line(
            label, all.Select(v => Right(v?.ToString(format, CultureInfo.InvariantCulture) ?? "-")), all.Count > 1 && all[1] - all[0] is { } more ? Difference(more, format) : ""));
    }

    /// <summary>As rules and scorecards write it.</summary>
    public static string Word<TEnum>(TEnum value) where TEnum : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>Of shares in percentage points.</summary>
    private static string Difference(double more, string format) => format == Percent
        ? (more * 100).ToString("+0.0 pp;-0.0 pp;0", CultureInfo.InvariantCulture)
        : more.ToString($"+{format};-{format};0", CultureInfo.InvariantCulture);

    private static string Line(string label, IEnumerable<string> cells, string difference) =>
        $"{label.PadRight(LabelWidth)}{string.Concat(cells)}{(difference.Length > 0 ? difference.PadLeft(14) : "")}".TrimEnd();

    /// <summary>The end of a path tells more than its beginning.</summary>
    private static string Right(string text) => (text.Length <= Width - 2 ? text : $"…{text[^(Width - 3)..]}").PadLeft(Width);
}
