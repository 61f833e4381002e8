using System.Globalization;
using System.Text.Json;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>Results side by side, with the difference of the second from the first.</summary>
internal sealed class SimulationTable(SimulationPlan plan, IReadOnlyList<(RuleVariant Rules, SimulationResult Result)> variants)
{
    private const int LabelWidth = 34;
    private const int Width = 24;
    private const string Percent = "0.0 %";

    public void Write(TextWriter output)
    {
        WriteHead(output);
        Row(output, "cases filed", "0", r => r.Cases.Count);
        foreach (var outcome in Enum.GetValues<CaseOutcome>()) Row(output, $"  {Word(outcome)}", "0", r => r.Outcomes()[outcome]);
        output.WriteLine();
        // Nobody orders supervision in a simulation.
        foreach (var kind in DeadlineKinds.OfCases.Where(k => k != DeadlineKind.SupervisionOrder)) Row(output, $"on time: {Word(kind)}", Percent, r => r.OnTimeRate(kind));
        output.WriteLine();
        WriteScores(output, [.. variants.Select(v => v.Result.Score(ScorecardBy.Unit))]);
    }

    private void WriteHead(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Days} {(plan.Days == 1 ? "day" : "days")} from {plan.From:yyyy-MM-dd}, seed {plan.Seed}, behaviour {plan.Behaviour.Edition}"));
        if (plan.FindMissingYear(variants[0].Rules.Data) is { } year)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{year} is not in the calendar {variants[0].Rules.Data.CalendarSet.Edition}: its holidays count as worked."));
        output.WriteLine();
        output.WriteLine(Line("", variants.Select(v => Right(v.Rules.Name)), variants.Count > 1 ? "difference" : ""));
        output.WriteLine(Line("edition", variants.Select(v => Right(v.Rules.Edition)), ""));
    }

    private static void WriteScores(TextWriter output, IReadOnlyList<Scorecard> cards)
    {
        foreach (var (index, item) in cards[0].Total.Hotline.Items.Index().Skip(1))
            Row(output, string.Create(CultureInfo.InvariantCulture, $"points: {item.Item} (of {item.MostPoints})"), "0.00", cards.Select(c => c.Total.Hotline.Items[index].Points));
        Row(output, "hotline score, of 100", "0.00", cards.Select(c => c.Total.Hotline.Percent));
        output.WriteLine();
        foreach (var (index, indicator) in cards[0].Total.Grid.Index().Where(i => i.Item.Kind != IndicatorKind.Count))
            Row(output, indicator.Name, indicator.Kind == IndicatorKind.Rate ? Percent : "0.00", cards.Select(c => c.Total.Grid[index].Value));
        output.WriteLine();
        foreach (var key in cards.SelectMany(c => c.Groups.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Row(output, $"onTimeHandlingRate: {key}", Percent, cards.Select(c => c.Groups.FirstOrDefault(g => g.Key == key)?.Grid.Single(i => i.Name == "onTimeHandlingRate").Value));
    }

    private void Row(TextWriter output, string label, string format, Func<SimulationResult, double?> value) => Row(output, label, format, variants.Select(v => value(v.Result)));

    private static void Row(TextWriter output, string label, string format, IEnumerable<double?> values)
    {
        var all = values.ToList();
        output.WriteLine(Line(
            label, all.Select(v => Right(v?.ToString(format, CultureInfo.InvariantCulture) ?? "-")), all.Count > 1 && all[1] - all[0] is { } more ? Difference(more, format) : ""));
    }

    /// <summary>Of shares in percentage points.</summary>
    private static string Difference(double more, string format) => format == Percent
        ? (more * 100).ToString("+0.0 pp;-0.0 pp;0", CultureInfo.InvariantCulture)
        : more.ToString($"+{format};-{format};0", CultureInfo.InvariantCulture);

    private static string Line(string label, IEnumerable<string> cells, string difference) =>
        $"{label.PadRight(LabelWidth)}{string.Concat(cells)}{(difference.Length > 0 ? difference.PadLeft(14) : "")}".TrimEnd();

    /// <summary>The end of a path tells more than its beginning.</summary>
    private static string Right(string text) => (text.Length <= Width - 2 ? text : $"…{text[^(Width - 3)..]}").PadLeft(Width);

    /// <summary>As rules and scorecards write it.</summary>
    private static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
