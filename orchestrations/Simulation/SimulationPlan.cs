using System.Text.Json;
using Xinjing.Serverless.Cases;

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
    /// <exception cref="JsonException">It is none.</exception>
    public static IReadOnlyList<CaseReport> ReadReports(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize(json, SimulationJson.Default.IReadOnlyListCaseReport) is { Count: > 0 } reports ? reports
        : throw new JsonException("The batch has no report.");

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

    private static DateTimeOffset Midnight(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, ShanghaiTime.Offset).ToUniversalTime();
}

/// <param name="At">UTC.</param>
internal sealed record Arrival(Chance Chance, DateTimeOffset At, FileCase Report);
