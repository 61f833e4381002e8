using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>The targets of a simulated campaign.</summary>
/// <param name="Refusals">Rows of the list that are not on it, and why.</param>
/// <param name="Capacity">Inspections that the teams of each department could have made in the period.</param>
public sealed record CampaignResult(CampaignSimulationPlan Plan, IReadOnlyList<TargetTrace> Targets, IReadOnlyList<string> Refusals, IReadOnlyDictionary<string, double> Capacity)
{
    /// <summary>The figures of the campaign at the end, counted as a real one's are.</summary>
    public CampaignCounts Counts() => Targets.Aggregate(new CampaignCounts(), (counts, target) => counts.With(target.Mark, Plan.End));

    /// <summary>Where every target is at the end.</summary>
    public int Count(RectificationStatus status) => Targets.Count(t => t.Mark.Status == status);

    /// <summary>Coverage (覆盖率) after so many days.</summary>
    /// <returns>0 to 1; <c>null</c> when nobody is on the list.</returns>
    public double? CoverageAfter(int days) => Share(Targets.Where(t => t.Mark.Status != RectificationStatus.Excluded), t => t.InspectedAt < ShanghaiTime.Midnight(Plan.From.AddDays(days)));

    /// <summary>Of those that were inspected.</summary>
    /// <returns>0 to 1; <c>null</c> when there is none.</returns>
    public double? ShareWithFindings() => Share(Targets.Where(t => t.InspectedAt is not null), t => t.HadFindings);

    /// <summary>Of those with findings.</summary>
    /// <returns>0 to 1; <c>null</c> when there is none.</returns>
    public double? Share(Func<TargetTrace, bool> which) => Share(Targets.Where(t => t.HadFindings), which);

    /// <summary>Of the waits of this kind that were met, missed, or are open and over: how many were met.</summary>
    /// <returns>0 to 1; <c>null</c> when there is none.</returns>
    public double? OnTimeRate(DeadlineKind kind) => Share(Targets.SelectMany(t => t.Waits).Where(w => w.Kind == kind), w => w.Met);

    /// <summary>From the first inspection to the first closing, of those that were closed; half of them took less.</summary>
    /// <returns>Natural days; <c>null</c> when none was closed.</returns>
    public double? MedianDaysToClosing()
    {
        var days = Targets.Select(t => (t.ClosedAt - t.InspectedAt)?.TotalDays).OfType<double>().Order().ToList();
        return days.Count == 0 ? null : (days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2;
    }

    /// <summary>How often somebody went to a target for this.</summary>
    public int Visits(DeadlineKind kind) => Targets.Sum(t => t.Visits.Count(v => v.Kind == kind));

    /// <summary>The most visits of a day, whatever for.</summary>
    public int VisitsOfTheBusiestDay() => Targets.SelectMany(t => t.Visits).CountBy(v => v.Day).Select(d => d.Value).DefaultIfEmpty().Max();

    /// <summary>How much of its teams' time a department used.</summary>
    /// <returns>0 to 1; <c>null</c> for one that has nobody on the list.</returns>
    public double? TeamLoad(string unit) => Capacity.TryGetValue(unit, out var most) && most > 0
        ? Targets.Where(t => t.Mark.Unit == unit).Sum(t => t.Visits.Count(v => v.Kind == DeadlineKind.Inspection)) / most
        : null;

    private static double? Share<T>(IEnumerable<T> all, Func<T, bool> which)
    {
        var (count, those) = (0, 0);
        foreach (var one in all) (count, those) = (count + 1, those + (which(one) ? 1 : 0));
        return count == 0 ? null : those / (double)count;
    }
}
