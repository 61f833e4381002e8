using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Engine;

/// <summary>What an operator's command comes to.</summary>
/// <param name="Step">To be taken; <c>null</c> when all is as wanted, or it is refused.</param>
public readonly record struct OperatorDecision(EngineStep? Step, Rejection? Refusal = null);

/// <summary>Which commands to an orchestration make sense. Each asks for a state, so that the same one again finds nothing to do.</summary>
public static class OperatorRule
{
    /// <summary>The commands by the words that they have in the path.</summary>
    public static IReadOnlyDictionary<string, EngineStep> Commands { get; } = new Dictionary<string, EngineStep>(StringComparer.Ordinal)
    {
        ["suspend"] = EngineStep.Suspend,
        ["resume"] = EngineStep.Resume,
        ["terminate"] = EngineStep.Terminate,
        ["restart"] = EngineStep.Restart,
    };

    /// <param name="seen"><c>null</c> when the engine does not know the record.</param>
    /// <param name="before">UTC; a restart of what was begun at this instant or later is the same restart.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no command of an operator.</exception>
    public static OperatorDecision Decide(EngineStep wanted, IRecordProgress record, SeenInstance? seen, DateTimeOffset before) => wanted switch
    {
        EngineStep.Suspend => IfAlive(seen, IsSuspended(seen) ? null : EngineStep.Suspend),
        EngineStep.Resume => IfAlive(seen, IsSuspended(seen) ? EngineStep.Resume : null),
        EngineStep.Terminate => seen?.RuntimeStatus == OrchestrationRuntimeStatus.Terminated ? default : IfAlive(seen, EngineStep.Terminate),
        EngineStep.Restart when record.IsOver => Refuse("record-over", "It is over, and nothing is due any more; there is nothing to watch."),
        EngineStep.Restart => IsBegunAnew(record, seen, before) ? default : new OperatorDecision(EngineStep.Restart),
        _ => throw new ArgumentOutOfRangeException(nameof(wanted), wanted, "No command of an operator."),
    };

    /// <summary>Words of the commands that would be accepted now.</summary>
    public static IReadOnlyList<string> Allowed(IRecordProgress record, SeenInstance? seen, DateTimeOffset before) =>
        [.. Commands.Where(command => Decide(command.Value, record, seen, before).Refusal is null).Select(command => command.Key)];

    private static bool IsSuspended(SeenInstance? seen) => seen?.RuntimeStatus == OrchestrationRuntimeStatus.Suspended;

    private static bool IsBegunAnew(IRecordProgress record, SeenInstance? seen, DateTimeOffset before) =>
        seen is { IsAlive: true } && !IsSuspended(seen) && seen.CreatedAt >= before && WatchRule.LooksInTime(record, seen);

    private static OperatorDecision IfAlive(SeenInstance? seen, EngineStep? step) => seen switch
    {
        null => Refuse("orchestration-missing", "The engine does not know it; restart begins its orchestration, if it is open."),
        { IsAlive: false } => Refuse("orchestration-ended", $"Its orchestration has ended ({seen.RuntimeStatus}); restart begins it again, if it is open."),
        _ => new OperatorDecision(step),
    };

    private static OperatorDecision Refuse(string code, string detail) => new(Step: null, new Rejection(RejectionKind.State, code, detail));
}
