using FsCheck.Xunit;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;
using Xunit;

namespace Xinjing.Serverless.Tests.Engine;

/// <summary>Holds for every command of an operator, whatever record and orchestration look like.</summary>
public sealed class OperatorRuleProperties
{
    private static readonly EngineStep[] Steps = [.. OperatorRule.Commands.Values];

    [Property(MaxTest = 2_000)]
    public void A_command_that_was_carried_out_finds_nothing_to_do(SightSeed seed, byte command)
    {
        var (sight, step) = (new SampleSight(seed), Steps[command % Steps.Length]);
        var decision = Decide(step, sight, sight.Seen);
        if (decision.Refusal is not null) return;
        Assert.Equal(default, Decide(step, sight, decision.Step is null ? sight.Seen : After(step, sight.Seen)));
    }

    [Property(MaxTest = 2_000)]
    public void A_refused_command_takes_no_step_and_the_others_are_named(SightSeed seed, byte command)
    {
        var (sight, step) = (new SampleSight(seed), Steps[command % Steps.Length]);
        var decision = Decide(step, sight, sight.Seen);
        if (decision.Refusal is not null) Assert.Null(decision.Step);
        var allowed = OperatorRule.Allowed(sight.Record, sight.Seen, SampleSight.Before);
        Assert.Equal(decision.Refusal is null, allowed.Contains(step.ToString().ToLowerInvariant(), StringComparer.Ordinal));
    }

    [Property(MaxTest = 1_000)]
    public void An_open_record_can_always_be_given_a_clock(SightSeed seed)
    {
        var sight = new SampleSight(seed with { IsOver = false });
        Assert.Null(Decide(EngineStep.Restart, sight, sight.Seen).Refusal);
    }

    [Property(MaxTest = 1_000)]
    public void One_that_is_over_is_not_given_a_clock(SightSeed seed)
    {
        var sight = new SampleSight(seed with { IsOver = true });
        Assert.Equal("record-over", Decide(EngineStep.Restart, sight, sight.Seen).Refusal?.Code);
    }

    [Property(MaxTest = 1_000)]
    public void What_has_ended_or_is_not_there_cannot_be_stopped(SightSeed seed)
    {
        var sight = new SampleSight(seed);
        if (sight.Seen is { IsAlive: true }) return;
        Assert.NotNull(Decide(EngineStep.Suspend, sight, sight.Seen).Refusal);
        Assert.NotNull(Decide(EngineStep.Resume, sight, sight.Seen).Refusal);
        Assert.Equal(sight.Seen?.RuntimeStatus == OrchestrationRuntimeStatus.Terminated, Decide(EngineStep.Terminate, sight, sight.Seen) == default);
    }

    private static OperatorDecision Decide(EngineStep step, SampleSight sight, SeenInstance? seen) => OperatorRule.Decide(step, sight.Record, seen, SampleSight.Before);

    /// <summary>What the engine makes of a step.</summary>
    private static SeenInstance After(EngineStep step, SeenInstance? before) => step switch
    {
        EngineStep.Suspend => before! with { RuntimeStatus = OrchestrationRuntimeStatus.Suspended },
        EngineStep.Resume => before! with { RuntimeStatus = OrchestrationRuntimeStatus.Running },
        EngineStep.Terminate => before! with { RuntimeStatus = OrchestrationRuntimeStatus.Terminated },
        _ => SampleSight.JustBegun,
    };
}
