namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>The teams of a department; each is at one target after the other.</summary>
/// <param name="TargetsPerDay">Of one team, on a whole working day.</param>
/// <param name="Unit"><c>null</c> for every department.</param>
public sealed record InspectionTeams(int Teams, double TargetsPerDay, string? Unit = null)
{
    /// <summary>Inspections that all of them can make.</summary>
    public double CapacityIn(int workingDays) => Teams * TargetsPerDay * workingDays;
}
