using System.Globalization;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Simulation.Campaigns;
using Table = Xinjing.Serverless.Localhost.Simulation.ComparisonTable<Xinjing.Serverless.Simulation.Campaigns.CampaignResult>;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>What a simulated campaign came to under one or two templates.</summary>
internal sealed class CampaignTable(CampaignSimulationPlan plan, IReadOnlyList<(RuleVariant Rules, CampaignResult Result)> variants)
{
    private const int Week = 7;
    private const int MostRefusals = 3;

    public void Write(TextWriter output)
    {
        var table = new Table(output, variants);
        table.Head(plan, variants.SelectMany(Refusals));
        table.Row("targets listed", "0", r => r.Targets.Count);
        // Nobody suspends a target in a simulation.
        foreach (var status in Enum.GetValues<RectificationStatus>().Where(s => s != RectificationStatus.Suspended)) table.Row($"  {Table.Word(status)}", "0", r => r.Count(status));
        table.Gap();
        WriteCoverage(table);
        table.Gap();
        WriteEnds(table);
        table.Gap();
        foreach (var kind in DeadlineKinds.OfTargets) table.Row($"on time: {Table.Word(kind)}", Table.Percent, r => r.OnTimeRate(kind));
        table.Gap();
        WriteLoad(table);
    }

    /// <summary>Until nothing changes any more.</summary>
    private void WriteCoverage(Table table)
    {
        var week = 0;
        do
        {
            var days = Math.Min(++week * Week, plan.Days);
            table.Row(string.Create(CultureInfo.InvariantCulture, $"coverage: week {week}"), Table.Percent, r => r.CoverageAfter(days));
        }
        while (variants.Any(v => v.Result.CoverageAfter(week * Week) != v.Result.CoverageAfter(plan.Days)));
    }

    private static void WriteEnds(Table table)
    {
        table.Row("with findings", Table.Percent, r => r.ShareWithFindings());
        table.Row("  closed", Table.Percent, r => r.Share(t => t.ClosedAt is not null));
        table.Row("  late with a finding", Table.Percent, r => r.Share(t => t.WasLate));
        table.Row("  second term", Table.Percent, r => r.Share(t => t.HadSecondTerm));
        table.Row("  interview", Table.Percent, r => r.Share(t => t.WasInterviewed));
        table.Row("  handed over", Table.Percent, r => r.Share(t => t.WasHandedOver));
        table.Row("days to closing, median", "0.0", r => r.MedianDaysToClosing());
        table.Row("relapses", "0", r => r.Targets.Sum(t => t.Relapses));
    }

    private void WriteLoad(Table table)
    {
        foreach (var kind in new[] { DeadlineKind.Inspection, DeadlineKind.Reinspection, DeadlineKind.Revisit }) table.Row($"visits: {Table.Word(kind)}", "0", r => r.Visits(kind));
        table.Row("visits of the busiest day", "0", r => r.VisitsOfTheBusiestDay());
        foreach (var unit in variants.SelectMany(v => v.Result.Capacity.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) table.Row($"teams busy: {unit}", Table.Percent, r => r.TeamLoad(unit));
    }

    private static IEnumerable<string> Refusals((RuleVariant Rules, CampaignResult Result) variant) => variant.Result.Refusals switch
    {
        [] => [],
        var rows => rows.Take(MostRefusals).Select(row => $"{variant.Rules.Name}: not listed: {row}").Concat(
            rows.Count > MostRefusals ? [string.Create(CultureInfo.InvariantCulture, $"{variant.Rules.Name}: {rows.Count - MostRefusals} more rows are not listed.")] : []),
    };
}
