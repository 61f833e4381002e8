using System.Text.Json;
using FsCheck.Xunit;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Simulation.Campaigns;
using Xinjing.Serverless.Tests.Reference;
using Xunit;
using static Xinjing.Serverless.Tests.Simulation.SmallCampaign;

namespace Xinjing.Serverless.Tests.Simulation;

/// <summary>Holds for every seed, and for models of every kind.</summary>
public sealed class CampaignSimulatorProperties
{
    [Fact]
    public void The_same_seed_gives_the_same_campaign_and_another_seed_another()
    {
        Assert.Equal(Text(CampaignSimulator.Run(Many, Seeds.Town)), Text(CampaignSimulator.Run(Many, Seeds.Town)));
        Assert.NotEqual(Text(CampaignSimulator.Run(Many, Seeds.Town)), Text(CampaignSimulator.Run(Many with { Seed = 2 }, Seeds.Town)));
    }

    [Property(MaxTest = 25)]
    public void Every_target_ends_as_the_lifecycle_lets_it_whatever_people_do(long seed, byte[] shares, byte hours)
    {
        var plan = Many with { Seed = seed, Behaviour = Odd(shares, hours / 4) };
        var result = CampaignSimulator.Run(plan, Seeds.Town);
        Assert.Equal(plan.Rows.Count, result.Targets.Count);
        Assert.Equal(plan.Rows.Count, Enum.GetValues<RectificationStatus>().Sum(result.Count));
        Assert.All(result.Targets, target => Assert.True(IsAllowed(target), $"{target}"));
    }

    /// <summary>Unless somebody asks for more time: who gets it has more than the longer term alone gives.</summary>
    [Property(MaxTest = 10)]
    public void A_longer_term_makes_nobody_late_who_was_not(long seed, byte[] shares)
    {
        var plan = Many with { Seed = seed, Behaviour = Odd(shares, hours: 20) with { ExtensionShare = 0 } };
        var late = new[] { 1, 2, 4 }.Select(times => CampaignSimulator.Run(plan, WithTerms(times)).Targets.Index().Where(t => t.Item.WasLate).Select(t => t.Index).ToHashSet()).ToList();
        Assert.Subset(late[0], late[1]);
        Assert.Subset(late[1], late[2]);
    }

    [Theory]
    [InlineData(DeadlineKind.Notice)]
    [InlineData(DeadlineKind.Inspection)]
    [InlineData(DeadlineKind.Judgement)]
    [InlineData(DeadlineKind.Reinspection)]
    [InlineData(DeadlineKind.Interview)]
    [InlineData(DeadlineKind.Enforcement)]
    [InlineData(DeadlineKind.Revisit)]
    public void A_stricter_term_of_the_town_never_raises_its_on_time_rate_and_changes_nothing_else(DeadlineKind kind)
    {
        var plan = Many with { Behaviour = SeedBehaviour with { MissesFirstTermShare = 0.5, MissesSecondTermShare = 0.5 } };
        var results = new[] { 40, 3, 1 }.Select(days => CampaignSimulator.Run(plan, With(t => t with { Terms = Terms(t.Terms, kind, new TimeLimit(days, TimeUnit.WorkingDays)) }))).ToList();
        var rates = results.ConvertAll(r => r.OnTimeRate(kind)!.Value);
        Assert.Equal(rates.OrderDescending(), rates);
        Assert.NotEqual(rates[0], rates[^1]);
        Assert.All(results, r => Assert.Equal(results[0].Targets.Select(t => (t.Mark.Status, t.InspectedAt, t.ClosedAt)), r.Targets.Select(t => (t.Mark.Status, t.InspectedAt, t.ClosedAt))));
    }

    [Fact]
    public void More_teams_cover_no_less_on_any_day_and_are_less_busy()
    {
        var results = new[] { 1, 2, 4 }.Select(teams => CampaignSimulator.Run(Many with { Behaviour = SeedBehaviour with { Teams = [new InspectionTeams(teams, 1.5)] } }, Seeds.Town)).ToList();
        for (var day = 1; day <= Many.Days; day++) Assert.Equal(results.Select(r => r.CoverageAfter(day)).Order(), results.Select(r => r.CoverageAfter(day)));
        Assert.Equal(results.Select(r => r.TeamLoad("shengtai")).OrderDescending(), results.Select(r => r.TeamLoad("shengtai")));
        Assert.NotEqual(results[0].CoverageAfter(30), results[2].CoverageAfter(30));
    }

    [Fact]
    public void A_campaign_of_the_seed_has_every_way_through()
    {
        var result = CampaignSimulator.Run(Of(SeedBehaviour, 150, days: 150), Seeds.Town);
        Assert.All(DeadlineKinds.OfTargets, kind => Assert.InRange(result.OnTimeRate(kind)!.Value, 0.3, 1));
        Assert.Contains(result.Targets, t => t.WasHandedOver);
        Assert.Contains(result.Targets, t => t.WasInterviewed && !t.WasHandedOver);
        Assert.Contains(result.Targets, t => t.HadSecondTerm && !t.WasInterviewed && t.ClosedAt is not null);
        Assert.Contains(result.Targets, t => t.Relapses > 0);
        Assert.Contains(result.Targets, t => t.Mark.Status == RectificationStatus.Settled);
    }

    /// <summary>Shares from 0 to 1 and every median the same, 0 included.</summary>
    private static CampaignBehaviour Odd(byte[] shares, double hours)
    {
        var delay = new Delay(hours, 1);
        return SeedBehaviour with
        {
            Notice = delay,
            Preparation = delay,
            Findings = [new FindingShare(Share(0))],
            Order = delay,
            Cures = [new CureDelay(delay)],
            MissesFirstTermShare = Share(1),
            MissesSecondTermShare = Share(2),
            Judgement = delay,
            RejectedShare = Share(3),
            HandInAgain = delay,
            ExtensionShare = Share(4),
            ExtensionApprovedShare = Share(5),
            Reinspection = delay,
            FailedReinspectionShare = Share(6),
            Interview = delay,
            HeedsInterviewShare = Share(7),
            AfterInterview = delay,
            Enforcement = delay,
            Results = new Dictionary<EnforcementResult, double> { [EnforcementResult.Corrected] = 1 - Share(8), [EnforcementResult.Returned] = Share(8) },
            Revisit = delay,
            RelapseShare = Share(9),
        };

        double Share(int index) => index < shares.Length ? shares[index] / 255.0 : 0.5;
    }

    private static bool IsAllowed(TargetTrace target) => target.Mark.Status switch
    {
        RectificationStatus.Listed or RectificationStatus.Noticed => target is { InspectedAt: null, Visits: [] },
        RectificationStatus.Passed => target is { HadFindings: false, ClosedAt: null },
        RectificationStatus.Interview => target is { HadSecondTerm: true, Mark.CuredFindings: var cured } && cured < target.Mark.Findings,
        RectificationStatus.Enforcement => target is { HadSecondTerm: true, WasInterviewed: true, WasHandedOver: true },
        RectificationStatus.Closed or RectificationStatus.Revisiting or RectificationStatus.Settled =>
            target is { ClosedAt: not null, Mark.Findings: > 0 and var found } && target.Mark.CuredFindings == found && target.ClosedAt >= target.InspectedAt,
        RectificationStatus.Inspected or RectificationStatus.Rectifying or RectificationStatus.Reinspecting => target is { HadFindings: true, InspectedAt: not null },
        _ => false,
    };

    private static CampaignTerms Terms(CampaignTerms terms, DeadlineKind kind, TimeLimit limit) => kind switch
    {
        DeadlineKind.Notice => terms with { Notice = limit },
        DeadlineKind.Inspection => terms with { Inspection = limit },
        DeadlineKind.Judgement => terms with { Judgement = limit },
        DeadlineKind.Reinspection => terms with { Reinspection = limit },
        DeadlineKind.Interview => terms with { Interview = limit },
        DeadlineKind.Enforcement => terms with { Enforcement = limit },
        _ => terms with { Revisit = limit },
    };

    private static string Text(CampaignResult result) => JsonSerializer.Serialize(result.Targets);
}
