using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Reference;

/// <summary>Every set that the rules of a case look things up in. The sets refer to each other: check them together.</summary>
public sealed record ReferenceData
{
    public required GridSet GridSet { get; init; }

    public required UnitSet UnitSet { get; init; }

    public required StaffSet StaffSet { get; init; }

    public required CategorySet CategorySet { get; init; }

    public required ServiceLevelSet ServiceLevelSet { get; init; }

    public required DispatchRuleSet DispatchRuleSet { get; init; }

    public required CalendarSet CalendarSet { get; init; }

    public required HotlineColumnSet HotlineColumnSet { get; init; }

    public required BulletinSet BulletinSet { get; init; }
    public required CampaignTemplateSet CampaignTemplateSet { get; init; }

    /// <summary>The rules of a case on this data; made once per edition of the data, used for every case.</summary>
    public CaseLifecycle CreateLifecycle() => new(CreatePlanner(), CreateDispatcher());

    public DeadlinePlanner CreatePlanner() => new(ServiceLevelSet, CategorySet, CreateCalendar());

    public BusinessCalendar CreateCalendar() => new(CalendarSet);

    public Dispatcher CreateDispatcher() => new(DispatchRuleSet.Rules, GridSet.Grids, UnitSet.Units);

    /// <summary>What is wrong with the sets, taken together; empty when nothing is.</summary>
    public IReadOnlyList<ReferenceProblem> FindProblems() =>
    [
        .. EditionChecks.Find(this), .. GridChecks.Find(this), .. OutlineChecks.Find(this), .. UnitChecks.Find(this), .. StaffChecks.Find(this),
        .. CategoryChecks.Find(this), .. ServiceLevelChecks.Find(this), .. CoverageChecks.Find(this), .. DispatchRuleChecks.Find(this),
        .. CalendarChecks.Find(this), .. CalendarYearChecks.Find(this), .. HotlineColumnChecks.Find(this), .. BulletinChecks.Find(this),
        .. CampaignTemplateChecks.Find(this),
    ];
}
