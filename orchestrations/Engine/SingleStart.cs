using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Engine;

/// <summary>Instances that run once, however often and by however many they are asked for.</summary>
internal static class SingleStart
{
    /// <summary>
    /// Starts an instance unless it is under way or completed; one that failed or was terminated is begun again. Two starts can
    /// meet (a command and the sweep): the second finds the first and leaves it alone.
    /// </summary>
    /// <param name="instanceId">Says what runs once.</param>
    public static async Task StartOnceAsync(
        this DurableTaskClient engine, TaskName orchestrator, string instanceId, object input, CancellationToken cancellationToken)
    {
        var once = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended, OrchestrationRuntimeStatus.Completed);
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
