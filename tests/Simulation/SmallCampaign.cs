using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Simulation.Campaigns;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Simulation;

/// <summary>Campaigns in spring 2026 on the data of <c>seeds/</c>: one that can be followed by hand, and one of many firms.</summary>
internal static class SmallCampaign
{
    /// <summary>Office hours of a working day.</summary>
    private const double OfficeDay = 6.5;

    private static readonly string[] Kinds = ["餐饮", "汽修", "洗车"];

    public static CampaignBehaviour SeedBehaviour { get; } = CampaignBehaviour.Read(File.ReadAllBytes(Path.Combine(Seeds.Directory, "campaign-simulation.json")), "campaign-simulation.json");

    /// <summary>
    /// Nothing is drawn: notice on Monday 2 March at 11:30, a day to prepare, one target a day; the order at once, two days of
    /// work, one day for everything that the town does. Caterers lack the contract on grease, nobody else lacks anything.
    /// </summary>
    public static CampaignBehaviour Steady { get; } = SeedBehaviour with
    {
        Notice = new Delay(2.5, 0),
        Preparation = Days(1),
        Teams = [new InspectionTeams(1, 1)],
        Findings = [new FindingShare(1, ["grease-contract"]), new FindingShare(0)],
        Order = Days(0),
        Cures = [new CureDelay(Days(2))],
        MissesFirstTermShare = 0,
        MissesSecondTermShare = 0,
        Judgement = Days(1),
        RejectedShare = 0,
        HandInAgain = Days(1),
        ExtensionShare = 0,
        Reinspection = Days(1),
        FailedReinspectionShare = 0,
        Interview = Days(1),
        HeedsInterviewShare = 0,
        AfterInterview = Days(1),
        Enforcement = Days(10),
        Results = new Dictionary<EnforcementResult, double> { [EnforcementResult.Corrected] = 1 },
        Revisit = Days(1),
        RelapseShare = 0,
    };

    public static CampaignSimulationPlan Plan { get; } = Of(Steady, 3, days: 90);

    public static CampaignSimulationPlan Many { get; } = Of(SeedBehaviour, 60, days: 150);

    /// <summary>The town's data with another template of sewage.</summary>
    public static ReferenceData With(Func<CampaignTemplate, CampaignTemplate> change) => Seeds.Town with
    {
        CampaignTemplateSet = Seeds.Town.CampaignTemplateSet with { Templates = [.. Seeds.Town.CampaignTemplateSet.Templates.Select(t => t.Code == "sewage" ? change(t) : t)] },
    };

    /// <summary>Every term of a finding so many times as long.</summary>
    public static ReferenceData WithTerms(int times) => With(t => t with { Items = [.. t.Items.Select(i => i with { Term = i.Term with { Amount = i.Term.Amount * times } })] });

    public static Delay Days(double days) => new(days * OfficeDay, 0);

    /// <summary>Caterer, garage, car wash, caterer…</summary>
    public static CampaignSimulationPlan Of(CampaignBehaviour behaviour, int targets, int days) => new()
    {
        Behaviour = behaviour,
        Template = "sewage",
        Rows = [.. Enumerable.Range(1, targets).Select(n => new TargetRow(n, new TargetEntry { Name = $"样例{n}", Kind = Kinds[(n - 1) % Kinds.Length], Address = $"剑河路{n}号" }, Problem: null))],
        From = new DateOnly(2026, 3, 2),
        Days = days,
    };
}
