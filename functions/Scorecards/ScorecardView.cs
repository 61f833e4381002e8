using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

/// <summary>A scorecard as it is answered. Numbers without a case to divide by are <c>null</c>.</summary>
/// <param name="At">UTC; what was due before it and open counts as overdue.</param>
/// <param name="WhatIf">The same had some cases ended better; only when asked for.</param>
public sealed record ScorecardView(
    DateOnly From,
    DateOnly To,
    ScorecardBy By,
    DateTimeOffset At,
    ScorecardWeights Weights,
    IReadOnlyList<ScoreLine> Groups,
    ScoreLine Total,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] WhatIfView? WhatIf = null);

public sealed record WhatIfView(IReadOnlyList<ScoreLine> Groups, ScoreLine Total);

/// <param name="Key">Code of a unit or grid, or a source; <c>*</c> for all, <c>-</c> for cases that are with none.</param>
/// <param name="Name">What the town calls it.</param>
public sealed record ScoreLine(string Key, string Name, HotlineScore Hotline, IReadOnlyList<Indicator> Indicators);

[JsonSerializable(typeof(ScorecardView))]
internal sealed partial class ScorecardJson : JsonSerializerContext
{
    /// <summary>The context with the options of answers; use this one, not <c>Default</c>.</summary>
    public static ScorecardJson Wire { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
