namespace Xinjing.Serverless.Benchmarks.Contenders;

/// <summary>An orchestration that waits for one event: the least that the engine can cost.</summary>
internal sealed class BareCase() : TextbookContender("BareOrchestration")
{
    public override string Name => "bare orchestration";

    public override Func<SeenInstance, bool> IsReady => seen => seen.RuntimeStatus == "Running";

    public override IReadOnlyList<CaseStep> Steps => [Event("told", isEffective: null)];
}
