using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Simulation;

/// <summary>February 2026, with the Spring Festival in it, on the data of <c>seeds/</c>.</summary>
internal static class SampleMonth
{
    public static SimulationPlan Plan { get; } = new()
    {
        Behaviour = Behaviour.Read(File.ReadAllBytes(Path.Combine(Seeds.Directory, "simulation.json")), "simulation.json"),
        Reports = SimulationPlan.ReadReports(File.ReadAllBytes(Path.Combine(Seeds.Directory, "samples", "reports.json")), "reports.json"),
        From = new DateOnly(2026, 2, 1),
        Days = 30,
    };

    /// <summary>The town's data with every limit of these waits changed.</summary>
    public static ReferenceData With(DeadlineKind kind, Func<TimeLimit, TimeLimit> change) => Seeds.Town with
    {
        ServiceLevelSet = Seeds.Town.ServiceLevelSet with
        {
            Levels = [.. Seeds.Town.ServiceLevelSet.Levels.Select(l => l.Deadline == kind && l.Limit is { } limit ? l with { Limit = change(limit) } : l)],
        },
    };
}
