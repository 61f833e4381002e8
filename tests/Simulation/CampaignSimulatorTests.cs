using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Simulation.Campaigns;
using Xinjing.Serverless.Tests.Reference;
using Xunit;
using static Xinjing.Serverless.Tests.Simulation.SmallCampaign;

namespace Xinjing.Serverless.Tests.Simulation;

/// <summary>Campaigns in which nothing is drawn, followed by hand: caterer, garage and car wash, inspected on 4, 5 and 6 March at 11:30.</summary>
public sealed class CampaignSimulatorTests
{
    [Fact]
    public void A_small_campaign_comes_out_to_the_number()
    {
        var result = CampaignSimulator.Run(Plan, Seeds.Town);
        Assert.Equal((1, 2, 0), (result.Count(RectificationStatus.Closed), result.Count(RectificationStatus.Passed), result.Refusals.Count));
        Assert.Equal([0, 1.0 / 3, 2.0 / 3, 1], new[] { 2, 3, 4, 5 }.Select(d => result.CoverageAfter(d)!.Value));
        Assert.Equal((1.0 / 3, 1, 0), (result.ShareWithFindings(), result.Share(t => t.ClosedAt is not null), result.Share(t => t.WasLate)));
        // Order on Wednesday 4 March, papers on Friday, accepted on Monday, each at 11:30.
        Assert.Equal((5.0, 3.0 / 62), (result.MedianDaysToClosing(), result.TeamLoad("shengtai")));
        Assert.Equal([1, 1, 1, 1, null, null, null, 1], DeadlineKinds.OfTargets.Select(result.OnTimeRate));
        Assert.Equal((3, 0, 1, 1), (result.Visits(DeadlineKind.Inspection), result.Visits(DeadlineKind.Reinspection), result.Visits(DeadlineKind.Revisit), result.VisitsOfTheBusiestDay()));
        Assert.Equal(new CampaignCounts { Targets = 3, Visited = 3, Passed = 2, Closed = 1, Findings = 1, CuredFindings = 1 }, result.Counts());
    }

    [Fact]
    public void Who_does_nothing_is_talked_to_and_handed_over_after_two_terms()
    {
        var result = CampaignSimulator.Run(Plan with { Behaviour = Steady with { MissesFirstTermShare = 1, MissesSecondTermShare = 1 } }, Seeds.Town);
        var firm = Assert.Single(result.Targets, t => t.HadFindings);
        Assert.True(firm is { HadSecondTerm: true, WasInterviewed: true, WasHandedOver: true, WasLate: true });
        // Terms until 11 and 19 March, looked at on 12 and 20 March; interview on 23 March, hand-over on 24 March, result on 8 April after ten working days.
        Assert.Equal(new DateTimeOffset(2026, 4, 8, 3, 30, 0, TimeSpan.Zero), firm.ClosedAt);
        Assert.Equal([1, 1, 0, null, 1, 1, 1, 1], DeadlineKinds.OfTargets.Select(result.OnTimeRate));
        Assert.Equal(2, result.Visits(DeadlineKind.Reinspection));
    }

    [Fact]
    public void A_relapse_begins_another_round_at_each_visit()
    {
        var result = CampaignSimulator.Run(Plan with { Behaviour = Steady with { RelapseShare = 1 } }, Seeds.Town);
        // Closed on 9 March, found again on 9 April, closed on 14 April, found again on 15 May, closed on 20 May.
        var firm = Assert.Single(result.Targets, t => t.HadFindings);
        Assert.Equal((2, 3, RectificationStatus.Closed), (firm.Relapses, firm.Mark.Round, firm.Mark.Status));
        Assert.Equal([new DateOnly(2026, 3, 4), new DateOnly(2026, 4, 9), new DateOnly(2026, 5, 15)], firm.Visits.Select(v => v.Day));
    }

    [Fact]
    public void Papers_are_rejected_twice_at_most_and_the_term_goes_on_in_between()
    {
        var result = CampaignSimulator.Run(Plan with { Behaviour = Steady with { RejectedShare = 1 } }, Seeds.Town);
        // In on 6, 10 and 12 March; each judged a day later, the third time accepted. The term stood still meanwhile: six of its seven days were used.
        var firm = Assert.Single(result.Targets, t => t.HadFindings);
        Assert.Equal((new DateTimeOffset(2026, 3, 13, 3, 30, 0, TimeSpan.Zero), false), (firm.ClosedAt, firm.WasLate));
        Assert.Equal(3, firm.Waits.Count(w => w is { Kind: DeadlineKind.Judgement, Met: true }));
    }

    [Fact]
    public void Work_that_takes_longer_than_its_term_goes_on_in_the_second_unless_it_is_extended()
    {
        var slow = Steady with { Cures = [new CureDelay(Days(8))] };
        var late = Assert.Single(CampaignSimulator.Run(Plan with { Behaviour = slow }, Seeds.Town).Targets, t => t.HadFindings);
        // The term ends on 11 March; somebody looks on the 12th; the papers come on Monday the 16th.
        Assert.Equal((true, true, new DateTimeOffset(2026, 3, 17, 3, 30, 0, TimeSpan.Zero)), (late.WasLate, late.HadSecondTerm, late.ClosedAt));
        var asks = slow with { ExtensionShare = 1, ExtensionApprovedShare = 1 };
        var extended = Assert.Single(CampaignSimulator.Run(Plan with { Behaviour = asks }, Seeds.Town).Targets, t => t.HadFindings);
        Assert.Equal((false, false, late.ClosedAt), (extended.WasLate, extended.HadSecondTerm, extended.ClosedAt));
        var refused = Assert.Single(CampaignSimulator.Run(Plan with { Behaviour = asks with { ExtensionApprovedShare = 0 } }, Seeds.Town).Targets, t => t.HadFindings);
        Assert.Equal((true, true, late.ClosedAt), (refused.WasLate, refused.HadSecondTerm, refused.ClosedAt));
    }

    [Fact]
    public void What_is_cured_on_site_is_looked_at_and_may_fail()
    {
        var onSite = With(t => t with { Items = [.. t.Items.Select(i => i with { Way = CureWay.OnSite })] });
        var good = CampaignSimulator.Run(Plan, onSite);
        Assert.Equal((1, null), (good.Visits(DeadlineKind.Reinspection), good.OnTimeRate(DeadlineKind.Judgement)));
        var bad = CampaignSimulator.Run(Plan with { Behaviour = Steady with { FailedReinspectionShare = 1, HeedsInterviewShare = 1 } }, onSite);
        var firm = Assert.Single(bad.Targets, t => t.HadFindings);
        // Said to be cured within both terms, so never late; what is cured after the interview is looked at once more.
        Assert.Equal((true, true, false, true), (firm.HadSecondTerm, firm.WasInterviewed, firm.WasHandedOver, firm.ClosedAt is not null));
        Assert.Equal((3, 0), (bad.Visits(DeadlineKind.Reinspection), firm.Waits.Count(w => w is { Kind: DeadlineKind.Rectification, Met: false })));
    }

    [Fact]
    public void What_enforcement_returns_is_handed_over_again_until_it_is_taken_up()
    {
        var returns = Steady with { MissesFirstTermShare = 1, MissesSecondTermShare = 1, Enforcement = Days(1), Results = new Dictionary<EnforcementResult, double> { [EnforcementResult.Returned] = 1 } };
        var firm = Assert.Single(CampaignSimulator.Run(Plan with { Behaviour = returns }, Seeds.Town).Targets, t => t.HadFindings);
        Assert.Equal((RectificationStatus.Closed, 4), (firm.Mark.Status, firm.Visits.Count(v => v.Kind == DeadlineKind.Reinspection)));
        var gone = returns with { Results = new Dictionary<EnforcementResult, double> { [EnforcementResult.ClosedDown] = 1 } };
        var counts = CampaignSimulator.Run(Plan with { Behaviour = gone }, Seeds.Town).Counts();
        Assert.Equal((2, 1, 1.0), (counts.Targets, counts.Excluded, counts.Coverage));
    }

    [Fact]
    public void The_longest_list_runs_whole()
    {
        var plan = Of(SeedBehaviour, TargetList.MostRows, days: 90);
        var result = CampaignSimulator.Run(plan, Seeds.Town);
        Assert.Equal((TargetList.MostRows, TargetList.MostRows), (result.Targets.Count, result.Counts().Targets + result.Counts().Excluded));
        // The teams are never idle once the first firms are ready.
        Assert.InRange(result.TeamLoad("shengtai")!.Value, 0.9, 1);
    }

    [Fact]
    public void Rows_that_cannot_be_listed_cost_themselves_alone()
    {
        var rows = Plan.Rows;
        var odd = rows[0].Entry! with { Name = "甲", Kind = "书店" };
        var result = CampaignSimulator.Run(Plan with { Rows = [.. rows, rows[0] with { Number = 4 }, new TargetRow(5, odd, Problem: null), new TargetRow(6, Entry: null, "It breaks off.")] }, Seeds.Town);
        Assert.Equal(3, result.Targets.Count);
        Assert.Equal(["Row 4: An earlier row names the same target.", "Row 5: '书店' is none of 餐饮, 汽修, 洗车.", "Row 6: It breaks off."], result.Refusals);
    }
}
