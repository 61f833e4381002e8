namespace Xinjing.Serverless.Reference;

/// <summary>Names of the sets' files.</summary>
public static class ReferenceFile
{
    public const string Grids = "grids.json";
    public const string Units = "units.json";
    public const string Staff = "staff.json";
    public const string Categories = "categories.json";
    public const string ServiceLevels = "service-levels.json";
    public const string DemoServiceLevels = "service-levels.demo.json";
    public const string DispatchRules = "dispatch-rules.json";
    public const string Calendar = "calendar.json";
    public const string HotlineColumns = "hotline-columns.json";
    public const string Bulletin = "bulletin.json";
    public const string CampaignTemplates = "campaign-templates.json";
}
