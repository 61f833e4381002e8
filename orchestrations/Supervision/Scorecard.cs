using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Supervision;

/// <summary>What a scorecard has a line for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ScorecardBy>))]
public enum ScorecardBy
{
    [JsonStringEnumMemberName("unit")]
    Unit,

    [JsonStringEnumMemberName("grid")]
    Grid,

    [JsonStringEnumMemberName("source")]
    Source,
}

/// <summary>How a scorecard is made.</summary>
public sealed record ScorecardRequest
{
    public required ScorecardBy By { get; init; }

    /// <summary>UTC; what is due before it and open is overdue.</summary>
    public required DateTimeOffset At { get; init; }

    public ScorecardWeights Weights { get; init; } = new();

    /// <summary>Whether the facts are those of all peers, so that volumes can be compared.</summary>
    public bool HasAllPeers { get; init; } = true;

    /// <summary>The group of peers that the volume of a unit is compared in; one that it does not name is a peer of all such.</summary>
    public IReadOnlyDictionary<string, string> Peers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}

/// <summary>The hotline scorecard and the grid indicators of a set of cases; pure, and the same in whatever order the facts come.</summary>
public sealed record Scorecard(IReadOnlyList<GroupScore> Groups, GroupScore Total)
{
    /// <summary>Key of the cases that are with no unit or in no grid.</summary>
    public const string Nowhere = "-";

    /// <summary>Key of all cases together.</summary>
    public const string All = "*";

    /// <param name="facts">One for each case.</param>
    public static Scorecard Of(IEnumerable<CaseFacts> facts, ScorecardRequest request)
    {
        var ordered = facts.OrderBy(f => f.Id, StringComparer.Ordinal).ToList();
        var scoring = new HotlineScoring(request.Weights, request.At);
        var groups = ordered.GroupBy(f => KeyOf(f, request.By), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (g.Key, Facts: g.ToList(), Own: g.Count(scoring.IsOwn))).ToList();
        var largest = groups.Where(g => g.Key != Nowhere).GroupBy(g => PeersOf(g.Key, request), StringComparer.Ordinal)
            .ToDictionary(p => p.Key, p => p.Max(g => g.Own), StringComparer.Ordinal);
        return new Scorecard(
            [.. groups.Select(g => Score(g.Key, g.Facts, g.Key == Nowhere || !request.HasAllPeers ? null : largest[PeersOf(g.Key, request)]))],
            Score(All, ordered, most: null));

        GroupScore Score(string key, List<CaseFacts> cases, int? most) =>
            new(key, scoring.Score(cases, most), new GridIndicators(cases, request.At).All());
    }

    private static string PeersOf(string key, ScorecardRequest request) => request.Peers.GetValueOrDefault(key, "");

    private static string KeyOf(CaseFacts facts, ScorecardBy by) => by switch
    {
        ScorecardBy.Unit => facts.Unit ?? Nowhere,
        ScorecardBy.Grid => facts.Grid ?? Nowhere,
        ScorecardBy.Source => facts.Source,
        _ => throw new UnreachableException($"By {by}."),
    };
}
