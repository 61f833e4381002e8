using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Engine;

/// <summary>Instances that run once, however often and by however many they are asked for.</summary>
internal static class SingleStart
{
    private static readonly OrchestrationRuntimeStatus[] UnderWay =
        [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended];

    /// <summary>
    /// Starts an instance unless it is under way or completed; one that failed or was terminated is begun again. Two starts can
    /// meet (a command and the sweep): the second finds the first and leaves it alone.
    /// </summary>
    /// <param name="instanceId">Says what runs once.</param>
    public static Task StartOnceAsync(
        this DurableTaskClient engine, TaskName orchestrator, string instanceId, object input, CancellationToken cancellationToken) =>
        engine.StartUnlessAsync([.. UnderWay, OrchestrationRuntimeStatus.Completed], orchestrator, instanceId, input, cancellationToken);

    /// <summary>The same where even one that is completed is begun again.</summary>
    public static Task StartAgainAsync(
        this DurableTaskClient engine, TaskName orchestrator, string instanceId, object input, CancellationToken cancellationToken) =>
        engine.StartUnlessAsync(UnderWay, orchestrator, instanceId, input, cancellationToken);

    private static async Task StartUnlessAsync(
        this DurableTaskClient engine, OrchestrationRuntimeStatus[] statuses, TaskName orchestrator, string instanceId, object input, CancellationToken cancellationToken)
    {
        var once = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(statuses);
        try
        {
            await engine.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, once, cancellationToken);
        }
        catch (Exception exists) when (exists is OrchestrationAlreadyExistsException or RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            // Under way, or over: what a start is for.
        }
    }
}
