using System.Globalization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>Results side by side, with the difference of the second from the first.</summary>
internal sealed class SimulationTable(SimulationPlan plan, IReadOnlyList<(string Name, SimulationResult Result)> variants)
{
    private const int LabelWidth = 34;
    private const int Width = 24;

    public void Write(TextWriter output)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{plan.Days} days from {plan.From:yyyy-MM-dd}, seed {plan.Seed}, behaviour {plan.Behaviour.Edition}"));
        output.WriteLine();
        output.WriteLine(Line("", variants.Select(v => Right(v.Name)), variants.Count > 1 ? "difference" : ""));
        Row(output, "cases filed", "0", r => r.Cases.Count);
        foreach (var outcome in Enum.GetValues<CaseOutcome>()) Row(output, $"  {outcome}", "0", r => r.Outcomes()[outcome]);
        output.WriteLine();
        foreach (var kind in Enum.GetValues<DeadlineKind>()) Row(output, $"on time: {kind}", "0.0 %", r => r.OnTimeRate(kind));
        output.WriteLine();
        var cards = variants.Select(v => v.Result.Score(ScorecardBy.Unit)).ToList();
        foreach (var (index, item) in cards[0].Total.Hotline.Items.Index().Skip(1))
            Row(output, string.Create(CultureInfo.InvariantCulture, $"points: {item.Item} (of {item.MostPoints})"), "0.00", cards.Select(c => c.Total.Hotline.Items[index].Points));
        Row(output, "hotline score, percent", "0.00", cards.Select(c => c.Total.Hotline.Percent));
        foreach (var (index, indicator) in cards[0].Total.Grid.Index().Where(i => i.Item.Kind != IndicatorKind.Count))
            Row(output, indicator.Name, indicator.Kind == IndicatorKind.Rate ? "0.0 %" : "0.00", cards.Select(c => c.Total.Grid[index].Value));
        output.WriteLine();
        foreach (var key in cards.SelectMany(c => c.Groups.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Row(output, $"handled on time: {key}", "0.0 %", cards.Select(c => c.Groups.FirstOrDefault(g => g.Key == key)?.Grid.Single(i => i.Name == "onTimeHandlingRate").Value));
    }

    private void Row(TextWriter output, string label, string format, Func<SimulationResult, double?> value) => Row(output, label, format, variants.Select(v => value(v.Result)));

    private static void Row(TextWriter output, string label, string format, IEnumerable<double?> values)
    {
        var all = values.ToList();
        var difference = all.Count > 1 && all[1] - all[0] is { } more ? more.ToString($"+{format};-{format};0", CultureInfo.InvariantCulture) : "";
        output.WriteLine(Line(label, all.Select(v => Right(v?.ToString(format, CultureInfo.InvariantCulture) ?? "-")), difference));
    }

    private static string Line(string label, IEnumerable<string> cells, string difference) =>
        $"{label.PadRight(LabelWidth)}{string.Concat(cells)}{(difference.Length > 0 ? difference.PadLeft(14) : "")}".TrimEnd();

    private static string Right(string text) => (text.Length < Width ? text : text[..(Width - 2)] + "…").PadLeft(Width);
}
