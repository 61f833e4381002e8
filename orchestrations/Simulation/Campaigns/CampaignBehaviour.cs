using Xinjing.Serverless.Rectification;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>How firms, inspection teams and offices behave in a campaign (docs/simulator.md); all shares are from 0 to 1.</summary>
public sealed record CampaignBehaviour
{
    /// <summary>Name and date of the model.</summary>
    public required string Edition { get; init; }

    public string? Note { get; init; }

    /// <summary>The department that inspects where a list names none.</summary>
    public required string LeadUnit { get; init; }

    /// <summary>From the list to the notice.</summary>
    public required Delay Notice { get; init; }

    /// <summary>How long a firm has from the notice until a team may come.</summary>
    public required Delay Preparation { get; init; }

    /// <summary>The first that matches counts; the last has to match every department.</summary>
    public required IReadOnlyList<InspectionTeams> Teams { get; init; }

    /// <summary>The first that matches counts; the last has to match every item.</summary>
    public required IReadOnlyList<FindingShare> Findings { get; init; }

    /// <summary>From the inspection to the order.</summary>
    public required Delay Order { get; init; }

    /// <summary>How long the work on a finding takes, whatever its term; the first that matches counts, the last has to match everything.</summary>
    public required IReadOnlyList<CureDelay> Cures { get; init; }

    /// <summary>Of the firms under an order: those that do nothing in the first term, however long it is.</summary>
    public required double MissesFirstTermShare { get; init; }

    /// <summary>Of those: the ones that do nothing in the second term either.</summary>
    public required double MissesSecondTermShare { get; init; }

    /// <summary>From hand-in to accepting or rejecting.</summary>
    public required Delay Judgement { get; init; }

    /// <summary>Of the papers that are handed in.</summary>
    public required double RejectedShare { get; init; }

    /// <summary>From the rejection to the next hand-in.</summary>
    public required Delay HandInAgain { get; init; }

    /// <summary>Of the findings that will not be cured in time: those for which an extension is asked for.</summary>
    public required double ExtensionShare { get; init; }

    public required double ExtensionApprovedShare { get; init; }

    /// <summary>Working days.</summary>
    public required int ExtensionDays { get; init; }

    /// <summary>From the day on which nothing more is to come from the firm.</summary>
    public required Delay Reinspection { get; init; }

    /// <summary>Of the findings that were said to be cured.</summary>
    public required double FailedReinspectionShare { get; init; }

    /// <summary>From the failed second term.</summary>
    public required Delay Interview { get; init; }

    /// <summary>Of the firms that were talked to: those that then cure what is left.</summary>
    public required double HeedsInterviewShare { get; init; }

    /// <summary>From the interview until that was seen, or the firm is handed over.</summary>
    public required Delay AfterInterview { get; init; }

    /// <summary>From hand-over to the result.</summary>
    public required Delay Enforcement { get; init; }

    /// <summary>Weights.</summary>
    public required IReadOnlyDictionary<EnforcementResult, double> Results { get; init; }

    /// <summary>From the day on which a visit falls due.</summary>
    public required Delay Revisit { get; init; }

    /// <summary>Of the visits: those that find one of the findings again.</summary>
    public required double RelapseShare { get; init; }

    /// <param name="file">The name that problems carry.</param>
    /// <exception cref="ReferenceDataException">A field is missing, unknown or written wrong.</exception>
    /// <exception cref="FormatException">A value cannot be.</exception>
    public static CampaignBehaviour Read(ReadOnlySpan<byte> json, string file)
    {
        var problems = new List<ReferenceProblem>();
        var read = ReferenceReader.Read(json, SimulationJson.Default.CampaignBehaviour, file, problems) ?? throw new ReferenceDataException(problems);
        return CampaignBehaviourChecks.Find(read) is { } problem ? throw new FormatException($"{file}: {problem}") : read;
    }

    /// <summary>The teams of a department.</summary>
    internal InspectionTeams TeamsOf(string unit) => Teams.First(t => t.Unit is null || t.Unit == unit);
}
