using System.Globalization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Supervision;
using Table = Xinjing.Serverless.Localhost.Simulation.ComparisonTable<Xinjing.Serverless.Simulation.SimulationResult>;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>What simulated cases came to under one or two sets of rules.</summary>
internal sealed class SimulationTable(SimulationPlan plan, IReadOnlyList<(RuleVariant Rules, SimulationResult Result)> variants)
{
    public void Write(TextWriter output)
    {
        var table = new Table(output, variants);
        table.Head(plan);
        table.Row("cases filed", "0", r => r.Cases.Count);
        foreach (var outcome in Enum.GetValues<CaseOutcome>()) table.Row($"  {Table.Word(outcome)}", "0", r => r.Outcomes()[outcome]);
        table.Gap();
        // Nobody orders supervision in a simulation.
        foreach (var kind in DeadlineKinds.OfCases.Where(k => k != DeadlineKind.SupervisionOrder)) table.Row($"on time: {Table.Word(kind)}", Table.Percent, r => r.OnTimeRate(kind));
        table.Gap();
        WriteScores(table, [.. variants.Select(v => v.Result.Score(ScorecardBy.Unit))]);
    }

    private static void WriteScores(Table table, IReadOnlyList<Scorecard> cards)
    {
        foreach (var (index, item) in cards[0].Total.Hotline.Items.Index().Skip(1))
            table.Row(string.Create(CultureInfo.InvariantCulture, $"points: {item.Item} (of {item.MostPoints})"), "0.00", cards.Select(c => c.Total.Hotline.Items[index].Points));
        table.Row("hotline score, of 100", "0.00", cards.Select(c => c.Total.Hotline.Percent));
        table.Gap();
        foreach (var (index, indicator) in cards[0].Total.Grid.Index().Where(i => i.Item.Kind != IndicatorKind.Count))
            table.Row(indicator.Name, indicator.Kind == IndicatorKind.Rate ? Table.Percent : "0.00", cards.Select(c => c.Total.Grid[index].Value));
        table.Gap();
        foreach (var key in cards.SelectMany(c => c.Groups.Select(g => g.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            table.Row($"onTimeHandlingRate: {key}", Table.Percent, cards.Select(c => c.Groups.FirstOrDefault(g => g.Key == key)?.Grid.Single(i => i.Name == "onTimeHandlingRate").Value));
    }
}
