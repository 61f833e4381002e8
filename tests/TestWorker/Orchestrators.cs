using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Tests.TestWorker;

public static class Orchestrators
{
    [Function(nameof(Greeting))]
    public static Task<string> Greeting([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(Activities.SayHello), context.GetInput<string>());

    [Function(nameof(Version))]
    public static Task<string> Version([OrchestrationTrigger] TaskOrchestrationContext context) => Task.FromResult(context.Version);

    [Function(nameof(FanOut))]
    public static async Task<int> FanOut([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var squares = Enumerable.Range(1, context.GetInput<int>()).Select(n => context.CallActivityAsync<int>(nameof(Activities.Square), n));
        return (await Task.WhenAll(squares)).Sum();
    }

    [Function(nameof(Parent))]
    public static async Task<string> Parent([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var options = new SubOrchestrationOptions { InstanceId = $"{context.InstanceId}-child" };
        return $"child says {await context.CallSubOrchestratorAsync<string>(nameof(Greeting), context.GetInput<string>(), options)}";
    }

    /// <summary>Waits for an event, or for the time that the input says.</summary>
    [Function(nameof(Approval))]
    public static async Task<string> Approval([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        context.SetCustomStatus("waiting");
        using var cancellation = new CancellationTokenSource();
        var timer = context.CreateTimer(context.GetInput<TimeSpan>(), cancellation.Token);
        var decision = context.WaitForExternalEvent<string>("decided", CancellationToken.None);
        if (await Task.WhenAny(decision, timer) == timer) return "too late";
        // An orchestration doesn't end before its timers.
        End(cancellation);
        return await decision;
    }

    /// <summary>On the orchestrator's own thread; <c>CancelAsync</c> would leave it.</summary>
    private static void End(CancellationTokenSource timer) => timer.Cancel();

    /// <summary>Begins anew after each event; the sum is carried over.</summary>
    [Function(nameof(Sum))]
    public static async Task<int> Sum([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var sum = context.GetInput<int>();
        context.SetCustomStatus(sum);
        var added = await context.WaitForExternalEvent<int>("add");
        if (added == 0) return sum;
        context.ContinueAsNew(sum + added);
        return 0;
    }

    [Function(nameof(Failing))]
    public static async Task<string> Failing([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        try
        {
            await context.CallActivityAsync(nameof(Activities.Refuse), "why");
            return "not refused";
        }
        catch (TaskFailedException e)
        {
            var details = e.FailureDetails;
            return $"{details.ErrorType}|{details.ErrorMessage}|{details.InnerFailure?.ErrorType}|{details.InnerFailure?.ErrorMessage}";
        }
    }

    [Function(nameof(Broken))]
    public static Task Broken([OrchestrationTrigger] TaskOrchestrationContext context) =>
        throw new InvalidOperationException($"Broken on purpose: {context.Name}.");

    [Function(nameof(Missing))]
    public static Task Missing([OrchestrationTrigger] TaskOrchestrationContext context) => context.CallActivityAsync(context.GetInput<string>()!, 1);
}
