using FsCheck.Xunit;
using Xinjing.Serverless.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Supervision;

/// <summary>Holds for every set of cases.</summary>
public sealed class ScorecardProperties
{
    [Property(MaxTest = 200)]
    public void The_order_of_the_cases_makes_no_difference(ushort[] numbers, int seed)
    {
        var facts = SampleFacts.Many(numbers);
        var mixed = facts.Index().OrderBy(f => ((long)f.Index + 1) * seed % 7919).Select(f => f.Item);
        Assert.Equivalent(Scorecard.Of(facts, SampleFacts.Request()), Scorecard.Of(mixed, SampleFacts.Request()), strict: true);
    }

    [Property(MaxTest = 200)]
    public void Every_number_is_in_its_bounds(ushort[] numbers)
    {
        var card = Scorecard.Of(SampleFacts.Many(numbers), SampleFacts.Request());
        Assert.All(card.Groups.Append(card.Total), group =>
        {
            Assert.All(group.Hotline.Items, i => Assert.InRange(i.Points ?? 0, 0, i.MostPoints));
            Assert.InRange(group.Hotline.Total ?? 0, 0, 100);
            Assert.All(group.Grid.Where(i => i.Kind == IndicatorKind.Rate), i => Assert.InRange(i.Value ?? 0, 0, 1));
            Assert.All(group.Grid.Where(i => i.OutOf is not null), i => Assert.Empty(i.Cases.Except(i.OutOf!, StringComparer.Ordinal)));
            Assert.All(group.Hotline.Items, i => Assert.Empty(i.Cases.Except(i.OutOf, StringComparer.Ordinal)));
        });
    }

    [Property(MaxTest = 200)]
    public void Counts_of_the_groups_add_up_to_the_total(ushort[] numbers, byte by)
    {
        var card = Scorecard.Of(SampleFacts.Many(numbers), SampleFacts.Request((ScorecardBy)(by % 3)));
        foreach (var (index, total) in card.Total.Grid.Index().Where(i => i.Item.Kind == IndicatorKind.Count))
            Assert.Equal(total.Value, card.Groups.Sum(g => g.Grid[index].Value));
    }

    [Property(MaxTest = 200)]
    public void Every_filed_case_is_on_time_late_overdue_or_in_hand(ushort[] numbers)
    {
        var grid = Scorecard.Of(SampleFacts.Many(numbers), SampleFacts.Request()).Total.Grid.ToDictionary(i => i.Name, i => i.Value);
        Assert.Equal(grid["toHandle"], grid["handledOnTime"] + grid["handledLate"] + grid["overdueUnhandled"]);
        Assert.True(grid["toHandle"] <= grid["filed"]);
    }

    [Property(MaxTest = 200)]
    public void A_better_end_never_lowers_a_score(ushort[] numbers, byte[] solved, byte[] satisfied)
    {
        var facts = SampleFacts.Many(numbers);
        var whatIf = new WhatIf(Picked(facts, solved), Picked(facts, satisfied));
        var before = Scorecard.Of(facts, SampleFacts.Request());
        var after = Scorecard.Of(whatIf.Apply(facts), SampleFacts.Request());
        Assert.Equal(before.Groups.Select(g => g.Key), after.Groups.Select(g => g.Key));
        foreach (var (was, now) in before.Groups.Append(before.Total).Zip(after.Groups.Append(after.Total)))
        {
            Assert.True((now.Hotline.Total ?? 0) >= (was.Hotline.Total ?? 0) - 1e-9);
            Assert.True((now.Hotline.Percent ?? 0) >= (was.Hotline.Percent ?? 0) - 1e-9);
        }
    }

    private static HashSet<string> Picked(IReadOnlyList<CaseFacts> facts, byte[] picks) =>
        facts.Count == 0 ? [] : [.. picks.Select(p => facts[p % facts.Count].Id)];
}
