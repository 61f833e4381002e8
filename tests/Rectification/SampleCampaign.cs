using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Rectification;

/// <summary>The seed's campaign on 剑河路, and the people who run it.</summary>
internal static class SampleCampaign
{
    public const string Section = "剑河路（甘溪路—仙霞西路）";

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 2, 0, 0, TimeSpan.Zero);
    public static readonly Actor Dispatcher = new("zhao", [Role.Dispatcher]);
    public static readonly Actor Inspector = new("jiang", [Role.Handler, Role.Verifier], "shengtai");
    public static readonly Actor Market = new("xu", [Role.Handler], "shichang");
    public static readonly Actor Stranger = new("fang", [Role.Handler], "fangguan");
    public static readonly Actor Verifier = new("sun", [Role.Verifier]);
    public static readonly Actor Supervisor = new("zheng", [Role.Supervisor]);
    public static readonly Actor Firm = Actor.Integration("hand-in");

    public static Campaign Sewage { get; } = Of("sewage");

    public static TargetEntry Noodles { get; } = new() { Name = "阿婆样例面馆", Kind = "餐饮", Address = "剑河路600号" };

    public static Campaign Of(string template, params IReadOnlyList<string> sections) => new()
    {
        Id = $"{template}-2026",
        Name = "样例专项治理",
        Template = Seeds.Town.CampaignTemplateSet.Templates.Single(t => t.Code == template),
        Edition = Seeds.Town.CampaignTemplateSet.Edition,
        From = new DateOnly(2026, 3, 2),
        Until = new DateOnly(2026, 6, 30),
        Units = ["shengtai", "shichang"],
        Sections = sections.Count == 0 && template == "sewage" ? [Section] : sections,
        CreatedAt = Start,
        CreatedBy = "zheng",
    };

    public static RectificationLifecycle LifecycleOf(Campaign campaign) => new(campaign, Seeds.Town.CreatePlanner());
}
