using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Bulletins;

/// <summary>
/// What a bulletin says, in numbers; its sections put them into words. Whatever else is told of gets a member here, which is not
/// required: bulletins that were stored before lack it.
/// </summary>
public sealed record BulletinFigures
{
    /// <summary>Of the cases that came in during the period.</summary>
    public required FiledFigures Filed { get; init; }

    /// <summary>Of the cases that were closed in the period and still are.</summary>
    public required ClosedFigures Closed { get; init; }

    /// <summary>Of the work in hand when the bulletin was made.</summary>
    public required InHandFigures InHand { get; init; }

    /// <summary>Of the hotline's cases among those that were closed.</summary>
    public required HotlineFigures Hotline { get; init; }

    /// <summary>By code.</summary>
    public required IReadOnlyList<UnitFigures> Units { get; init; }

    /// <summary>Campaigns that run, by id.</summary>
    public IReadOnlyList<CampaignFigure> Campaigns { get; init => field = value ?? []; } = [];

    /// <summary>Closed cases that a unit needed to be compared.</summary>
    public required int LeastClosed { get; init; }
}

/// <summary>How many cases came from where, in the order of the contract.</summary>
public sealed record SourceFigure(string Source, int Cases);

/// <param name="Rejected">Of those reported: rejected or merged since.</param>
/// <param name="Returned">Of those reported: sent back by a unit, or taken away from one, at least once.</param>
public sealed record FiledFigures(int Reported, int Rejected, int Returned, IReadOnlyList<SourceFigure> BySource);

/// <param name="OnTime">Handled on time in every round, or exempted.</param>
public sealed record ClosedFigures(int Closed, int OnTime, IReadOnlyList<SourceFigure> BySource);

/// <param name="Overdue">The soonest deadline has passed.</param>
/// <param name="Returned">Waiting to be dispatched again.</param>
/// <param name="Provisional">Due at an instant that reaches into a year whose holidays are not known yet.</param>
/// <param name="Worst">The longest overdue, in this order.</param>
public sealed record InHandFigures(int Open, int Overdue, int Returned, int Suspended, int Provisional, IReadOnlyList<OverdueCase> Worst);

/// <param name="Unit">Code; <c>null</c> for one that is with none.</param>
/// <param name="DueAt">UTC.</param>
public sealed record OverdueCase(string Id, string Category, string? Unit, CaseStatus Status, DateTimeOffset DueAt);

/// <summary>As the hotline scorecard counts them.</summary>
public sealed record HotlineFigures(RateFigure FirstContact, RateFigure Solved, RateFigure Satisfied);

/// <param name="Rate">0 to 1; <c>null</c> when there is no case to divide by.</param>
/// <param name="Cases">Those that earned it, some perhaps by a part.</param>
public sealed record RateFigure(double? Rate, int Cases, int OutOf);

/// <param name="Closed">In the period.</param>
/// <param name="OnTime">Of them.</param>
/// <param name="Overdue">Cases that it has in hand and has to accept or to handle.</param>
public sealed record UnitFigures(string Unit, int Closed, int OnTime, int Overdue);

/// <summary>How a campaign stands.</summary>
/// <param name="Targets">On the list, without those that left it.</param>
/// <param name="Overdue">Targets with a deadline that has passed, the town's or the firm's.</param>
public sealed record CampaignFigure(string Name, int Targets, int Visited, int Rectifying, int Closed, int Enforcement, int Overdue)
{
    internal static CampaignFigure Of(Campaign campaign, CampaignCounts counts) =>
        new(campaign.Name, counts.Targets, counts.Visited, counts.Rectifying, counts.Closed, counts.Enforcement, counts.Overdue);
}
