using System.Runtime.ExceptionServices;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation;

/// <summary>
/// Runs cases through their lifecycle on virtual time, in memory. Cases do not wait for each other, so each is run by itself from
/// its arrival to the end of the period. Pure: the same plan and the same reference data give the same result.
/// </summary>
public static class Simulator
{
    /// <exception cref="InvalidOperationException">The rules refuse what the model does; it names case and command.</exception>
    public static SimulationResult Run(SimulationPlan plan, ReferenceData data)
    {
        var lifecycle = data.CreateLifecycle();
        var calendar = data.CreateCalendar();
        var end = plan.End;
        var cases = plan.Arrivals().AsParallel().AsOrdered()
            .Select(a => new SimulatedCase(lifecycle, new SimulatedPeople(plan.Behaviour, calendar, a.Chance), a).RunUntil(end));
        return new SimulationResult(All(cases), end);
    }

    /// <summary>All of them, or what went wrong with one, as it was thrown.</summary>
    internal static IReadOnlyList<T> All<T>(ParallelQuery<T> runs)
    {
        try
        {
            return [.. runs];
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            throw;
        }
    }
}
