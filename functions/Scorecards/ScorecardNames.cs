using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>What the town calls the lines of a scorecard, and which units are peers.</summary>
internal sealed class ScorecardNames(ReferenceData reference)
{
    public string Name(string key, ScorecardBy by) => key switch
    {
        Scorecard.All => "合计",
        Scorecard.Nowhere => by == ScorecardBy.Unit ? "未派单位" : "无网格",
        _ => Known(key, by) ?? key,
    };

    /// <summary>The kind of each unit.</summary>
    public IReadOnlyDictionary<string, string> Peers(ScorecardBy by) => by == ScorecardBy.Unit
        ? reference.UnitSet.Units.ToDictionary(u => u.Code, u => u.Kind.ToString(), StringComparer.Ordinal)
        : new Dictionary<string, string>(StringComparer.Ordinal);

    private string? Known(string key, ScorecardBy by) => by switch
    {
        ScorecardBy.Unit => reference.UnitSet.Units.FirstOrDefault(u => u.Code == key)?.Name,
        ScorecardBy.Grid => reference.GridSet.Grids.FirstOrDefault(g => g.Code == key)?.Name,
        _ => null,
    };
}
