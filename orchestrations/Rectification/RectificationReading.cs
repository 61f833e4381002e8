using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Rectification;

/// <summary>Who may read what of a campaign.</summary>
public static class RectificationReading
{
    /// <summary>A handler reads the targets of their department.</summary>
    public static bool MayRead(RectificationState state, Actor actor) => CaseReading.MayReadAll(actor) || state.IsWith(CaseReading.UnitOf(actor));

    /// <summary>A handler of a department that takes part reads how the campaign stands.</summary>
    public static bool MayRead(Campaign campaign, Actor actor) =>
        CaseReading.MayReadAll(actor) || (CaseReading.UnitOf(actor) is { } unit && campaign.Units.Contains(unit, StringComparer.Ordinal));
}
