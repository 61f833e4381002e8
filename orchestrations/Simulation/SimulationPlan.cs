using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation;

/// <summary>What is simulated, whatever rules it meets.</summary>
public sealed record SimulationPlan : SimulatedPeriod
{
    public required Behaviour Behaviour { get; init; }

    /// <summary>What citizens may report; each simulated case is one of these.</summary>
    public required IReadOnlyList<CaseReport> Reports { get; init; }

    public override string Model => Behaviour.Edition;

    /// <summary>Reads a batch of reports, such as <c>seeds/samples/reports.json</c>.</summary>
    /// <param name="file">The name that problems carry.</param>
    /// <exception cref="ReferenceDataException">It is none.</exception>
    /// <exception cref="FormatException">It has no report.</exception>
    public static IReadOnlyList<CaseReport> ReadReports(ReadOnlySpan<byte> json, string file)
    {
        var problems = new List<ReferenceProblem>();
        var reports = ReferenceReader.Read(json, SimulationJson.Default.IReadOnlyListCaseReport, file, problems) ?? throw new ReferenceDataException(problems);
        return reports.Count > 0 ? reports : throw new FormatException($"{file}: The batch has no report.");
    }

    /// <summary>The first thing that keeps the plan from being run on this data; <c>null</c> when nothing does.</summary>
    public string? FindProblem(ReferenceData data)
    {
        var lifecycle = data.CreateLifecycle();
        return FindNoCalendar(data) ?? FindStranger(Behaviour.Units.Select(u => u.Unit).Prepend(Behaviour.DispatcherUnit), data)
            ?? Reports.Index().Select(r => lifecycle.Decide(state: null, r.Item.ToCommand("SIM", "SIM"), Actor.System, End).Rejection is { } no ? Refused(r.Index, no) : null)
                .FirstOrDefault(p => p is not null);
    }

    /// <summary>Every case that comes in, in order: the same for all rules.</summary>
    internal IEnumerable<Arrival> Arrivals()
    {
        var number = 0;
        for (var day = 0; day < Days; day++)
        {
            var date = From.AddDays(day);
            var mean = Behaviour.CasesPerDay * (date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? Behaviour.RestDayShare : 1);
            var count = (int)Math.Round(mean * (0.8 + (0.4 * new Chance(Seed, -1 - day).Next(Draw.Arrivals))));
            for (var i = 0; i < count; i++) yield return Arrive(date, new Chance(Seed, number++));
        }
    }

    private Arrival Arrive(DateOnly date, Chance chance)
    {
        var hours = chance.Pick(Draw.Time, Behaviour.HourOfDay) + chance.Next(Draw.Time, number: 1);
        var at = ShanghaiTime.Midnight(date).AddMilliseconds(Math.Floor(hours * 3_600_000));
        var report = Reports[(int)(chance.Next(Draw.Report) * Reports.Count)];
        var sourceId = $"SIM-{chance.Case}";
        var command = report.ToCommand(CaseId.Create(report.Source, sourceId, at), sourceId);
        return new Arrival(chance, at, command with { Urgent = command.Urgent || chance.Happens(Draw.Urgent, Behaviour.UrgentShare) });
    }

    private static string Refused(int index, Rejection no) => string.Create(CultureInfo.InvariantCulture, $"Report {index + 1} of the batch cannot be filed: {no.Detail}");
}

/// <param name="At">UTC.</param>
internal sealed record Arrival(Chance Chance, DateTimeOffset At, FileCase Report);
