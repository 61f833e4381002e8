using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Supervision;

/// <summary>The worked example of docs/scorecard.md, computed by hand.</summary>
public sealed class ScorecardTests
{
    private static readonly CaseFacts[] Town =
    [
        SampleFacts.Closed("A") with { FirstContact = true, Satisfaction = Satisfaction.Satisfied, HoursToCompletion = 10 },
        SampleFacts.Closed("B") with { FirstContact = true, Satisfaction = Satisfaction.Basically, HandledLate = true, HoursToCompletion = 30 },
        SampleFacts.Closed("C") with { FirstContact = false, Result = CaseResult.Explained, Satisfaction = Satisfaction.Dissatisfied, Rounds = 2 },
        SampleFacts.Closed("D") with { FirstContact = true, Result = CaseResult.Unfounded, CheckedLate = true },
        SampleFacts.Case("E") with { HandlingDueAt = SampleFacts.At.AddHours(-1), FirstContactDueAt = SampleFacts.At.AddDays(-1) },
        SampleFacts.Case("F") with { HandlingDueAt = SampleFacts.At.AddHours(1), FirstContactDueAt = SampleFacts.At.AddHours(1), Returns = 1 },
        SampleFacts.Case("G") with { Unit = "chengguan", Source = "patrol", Category = "06020", HandlingDueAt = SampleFacts.At.AddHours(1) },
        SampleFacts.Case("H") with { Unit = null, Rejected = true, Dispatched = false },
    ];

    private static readonly Scorecard Card = Scorecard.Of(Town, SampleFacts.Request());
    private static readonly GroupScore Lvhua = Card.Groups.Single(g => g.Key == "lvhua");

    [Theory]
    [InlineData("volume", 5, "ABCDEF", "ABCDEF")]
    [InlineData("firstContact", 18, "ABD", "ABCDE")] // 3 / 5 × 30; F still has an hour
    [InlineData("onTime", 3.75, "ACD", "ABCD")] // 3 / 4 × 5
    [InlineData("solved", 40 / 3.0, "AB", "ABC")] // 2 / 3 × 20; unfounded is neither
    [InlineData("satisfied", 24, "AB", "ABC")] // 1.8 / 3 × 40
    public void An_item_gives_its_points_and_names_the_cases(string item, double points, string cases, string outOf)
    {
        var seen = Lvhua.Hotline.Items.Single(i => i.Item == item);
        Assert.Equal(points, seen.Points!.Value, precision: 9);
        Assert.Equal((cases, outOf), (string.Concat(seen.Cases), string.Concat(seen.OutOf)));
    }

    [Fact]
    public void The_total_is_the_sum()
    {
        Assert.Equal(5 + 18 + 3.75 + (40 / 3.0) + 24, Lvhua.Hotline.Total!.Value, precision: 9);
        Assert.Equal(100, Lvhua.Hotline.MostPoints);
    }

    [Fact]
    public void A_group_without_hotline_cases_has_no_total_and_no_item()
    {
        var hotline = Card.Groups.Single(g => g.Key == "chengguan").Hotline with { };
        Assert.Equal(0, hotline.Items.Single(i => i.Item == "volume").Points);
        Assert.All(hotline.Items.Skip(1), i => Assert.Null(i.Points));
    }

    [Theory]
    [InlineData("reported", 8, "ABCDEFGH")]
    [InlineData("filed", 7, "ABCDEFG")]
    [InlineData("dispatched", 7, "ABCDEFG")]
    [InlineData("toHandle", 5, "ABCDE")]
    [InlineData("handled", 4, "ABCD")]
    [InlineData("handledOnTime", 3, "ACD")]
    [InlineData("handledLate", 1, "B")]
    [InlineData("overdueUnhandled", 1, "E")]
    [InlineData("closed", 4, "ABCD")]
    [InlineData("closedOnTime", 2, "AC")]
    [InlineData("reworked", 1, "C")]
    [InlineData("accurateDispatchRate", 6 / 7.0, "ABCDEG")]
    [InlineData("handlingRate", 0.8, "ABCD")]
    [InlineData("onTimeHandlingRate", 0.6, "ACD")]
    [InlineData("closureRate", 0.8, "ABCD")]
    [InlineData("onTimeClosureRate", 0.4, "AC")]
    [InlineData("mostFrequentShare", 6 / 7.0, "ABCDEF")]
    [InlineData("hoursToCompletion", 20, "AB")]
    public void An_indicator_follows_its_formula(string name, double value, string cases)
    {
        var seen = Card.Total.Grid.Single(i => i.Name == name);
        Assert.Equal(value, seen.Value!.Value, precision: 9);
        Assert.Equal(cases, string.Concat(seen.Cases));
    }

    [Fact]
    public void Nothing_divided_by_nothing_is_no_number()
    {
        var empty = Scorecard.Of([], SampleFacts.Request()).Total;
        Assert.Null(empty.Hotline.Total);
        Assert.All(empty.Grid.Where(i => i.Kind != IndicatorKind.Count), i => Assert.Null(i.Value));
    }

    [Fact]
    public void An_exempted_case_counts_as_on_time()
    {
        var card = Scorecard.Of([Town[1] with { Exempt = true }], SampleFacts.Request());
        Assert.Equal(5, card.Total.Hotline.Items.Single(i => i.Item == "onTime").Points);
    }

    [Fact]
    public void Volume_is_compared_among_peers()
    {
        CaseFacts[] facts = [Town[0], Town[1], Town[2] with { Unit = "wuye" }, Town[3] with { Unit = "chengguan" }];
        var card = Scorecard.Of(facts, SampleFacts.Request() with { Peers = new Dictionary<string, string> { ["wuye"] = "propertyCompany" } });
        Assert.Equal([2.5, 5, 5], card.Groups.Select(g => g.Hotline.Items[0].Points!.Value));
    }
}
