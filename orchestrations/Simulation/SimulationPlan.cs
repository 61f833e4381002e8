using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation;

/// <summary>What is simulated, whatever rules it meets.</summary>
public sealed record SimulationPlan
{
    /// <summary>Longest period.</summary>
    public const int MostDays = 366;

    public required Behaviour Behaviour { get; init; }

    /// <summary>What citizens may report; each simulated case is one of these.</summary>
    public required IReadOnlyList<CaseReport> Reports { get; init; }

    /// <summary>First day, Shanghai.</summary>
    public required DateOnly From { get; init; }

    /// <summary>1 to <see cref="MostDays"/>.</summary>
    public required int Days { get; init; }

    public long Seed { get; init; } = 1;

    /// <summary>UTC; the first midnight after the last day.</summary>
    public DateTimeOffset End => Midnight(From.AddDays(Days));

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
        var units = data.UnitSet.Units.Select(u => u.Code).ToHashSet(StringComparer.Ordinal);
        var lifecycle = data.CreateLifecycle();
        return MissingYear(From, data) is { } year ? $"{year} is not in the calendar {data.CalendarSet.Edition}, which has {string.Join(", ", data.CalendarSet.Years.Select(y => y.Year))}."
            : Behaviour.Units.Select(u => u.Unit).Prepend(Behaviour.DispatcherUnit).FirstOrDefault(u => !units.Contains(u)) is { } unit ? $"The behaviour names a unit '{unit}', which is none of the town's."
            : Reports.Index().Select(r => lifecycle.Decide(state: null, r.Item.ToCommand("SIM", "SIM"), Actor.System, End).Rejection is { } no ? Refused(r.Index, no) : null)
                .FirstOrDefault(p => p is not null);
    }

    /// <summary>The year that the period ends in, if its holidays are not in the calendar; else <c>null</c>.</summary>
    public int? FindMissingYear(ReferenceData data) => MissingYear(From.AddDays(Days - 1), data);

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
        var at = Midnight(date).AddMilliseconds(Math.Floor(hours * 3_600_000));
        var report = Reports[(int)(chance.Next(Draw.Report) * Reports.Count)];
        var sourceId = $"SIM-{chance.Case}";
        var command = report.ToCommand(CaseId.Create(report.Source, sourceId, at), sourceId);
        return new Arrival(chance, at, command with { Urgent = command.Urgent || chance.Happens(Draw.Urgent, Behaviour.UrgentShare) });
    }

    private static int? MissingYear(DateOnly day, ReferenceData data) => data.CalendarSet.Years.Any(y => y.Year == day.Year) ? null : day.Year;

    private static string Refused(int index, Rejection no) => string.Create(CultureInfo.InvariantCulture, $"Report {index + 1} of the batch cannot be filed: {no.Detail}");

    private static DateTimeOffset Midnight(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, ShanghaiTime.Offset).ToUniversalTime();
}

/// <param name="At">UTC.</param>
internal sealed record Arrival(Chance Chance, DateTimeOffset At, FileCase Report);
