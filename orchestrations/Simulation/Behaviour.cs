using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation.Campaigns;

namespace Xinjing.Serverless.Simulation;

/// <summary>How citizens and units behave (docs/simulator.md); all shares are from 0 to 1.</summary>
public sealed record Behaviour
{
    /// <summary>Name and date of the model.</summary>
    public required string Edition { get; init; }

    public string? Note { get; init; }

    /// <summary>Mean on a weekday.</summary>
    public required double CasesPerDay { get; init; }

    /// <summary>Of <see cref="CasesPerDay"/>, on Saturdays and Sundays.</summary>
    public required double RestDayShare { get; init; }

    /// <summary>24 weights, from midnight in Shanghai.</summary>
    public required IReadOnlyList<double> HourOfDay { get; init; }

    public required double UrgentShare { get; init; }

    /// <summary>The unit that a dispatcher assigns to when no rule leads anywhere.</summary>
    public required string DispatcherUnit { get; init; }

    public required Delay Dispatch { get; init; }

    public required Delay Acceptance { get; init; }

    public required Delay FirstContact { get; init; }

    public required double ContactedShare { get; init; }

    /// <summary>The first that matches counts; the last has to match everything.</summary>
    public required IReadOnlyList<HandlingDelay> Handling { get; init; }

    /// <summary>Factor on the delays of urgent cases, which count day and night.</summary>
    public required double UrgentPace { get; init; }

    public required Delay Verification { get; init; }

    public required Delay CallBack { get; init; }

    public required double ReturnShare { get; init; }

    public required double FailedVerificationShare { get; init; }

    public required double ReachedShare { get; init; }

    /// <summary>Weights.</summary>
    public required IReadOnlyDictionary<CaseResult, double> Results { get; init; }

    /// <summary>Weights.</summary>
    public required IReadOnlyDictionary<Satisfaction, double> Satisfaction { get; init; }

    /// <summary>Units that differ from the rest.</summary>
    public required IReadOnlyList<UnitBehaviour> Units { get; init; }

    /// <param name="file">The name that problems carry.</param>
    /// <exception cref="ReferenceDataException">A field is missing, unknown or written wrong.</exception>
    /// <exception cref="FormatException">A value cannot be.</exception>
    public static Behaviour Read(ReadOnlySpan<byte> json, string file)
    {
        var problems = new List<ReferenceProblem>();
        var read = ReferenceReader.Read(json, SimulationJson.Default.Behaviour, file, problems) ?? throw new ReferenceDataException(problems);
        return BehaviourChecks.Find(read) is { } problem ? throw new FormatException($"{file}: {problem}") : read;
    }
}

/// <summary>A waiting time whose logarithm is normal: half of all are shorter than the median.</summary>
/// <param name="MedianHours">Office hours; for urgent cases hours of the day.</param>
/// <param name="Spread">Standard deviation of the logarithm; 0 for always the median.</param>
public sealed record Delay(double MedianHours, double Spread);

/// <param name="Categories">Codes or their first digits; <c>null</c> for all.</param>
public sealed record HandlingDelay(Delay Delay, IReadOnlyList<string>? Categories = null)
{
    public bool Covers(string category) => Categories?.Any(prefix => category.StartsWith(prefix, StringComparison.Ordinal)) ?? true;
}

/// <param name="Pace">Factor on acceptance and handling; more is slower.</param>
public sealed record UnitBehaviour(string Unit, double Pace, double ReturnShare);

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict)]
[JsonSerializable(typeof(Behaviour))]
[JsonSerializable(typeof(CampaignBehaviour))]
[JsonSerializable(typeof(IReadOnlyList<CaseReport>))]
internal sealed partial class SimulationJson : JsonSerializerContext;
