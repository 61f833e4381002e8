namespace Xinjing.Serverless.Supervision;

/// <summary>What the hotline scorecard gives points for (docs/scorecard.md); section <c>Scorecard</c>, the defaults are one town's.</summary>
public sealed record ScorecardWeights
{
    /// <summary>The source that the hotline scorecard is about.</summary>
    public string Source { get; init; } = "hotline";

    /// <summary>受理量.</summary>
    public double Volume { get; init; } = 5;

    /// <summary>先行联系.</summary>
    public double FirstContact { get; init; } = 30;

    /// <summary>按时办结.</summary>
    public double OnTime { get; init; } = 5;

    /// <summary>诉求解决.</summary>
    public double Solved { get; init; } = 20;

    /// <summary>市民满意.</summary>
    public double Satisfied { get; init; } = 40;

    /// <summary>What 基本满意 counts, where 满意 counts one.</summary>
    public double BasicallySatisfied { get; init; } = 0.8;
}
