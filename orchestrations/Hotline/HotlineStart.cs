using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Xinjing.Serverless.Hotline;

/// <summary>Makes sure that a batch is being filed: right after it came in, and by a timer after a crash.</summary>
public sealed class HotlineStart
{
    /// <summary>The run makes the instance's id, so that it is started once however often it is asked for. One that failed or was terminated is begun again.</summary>
    public async Task EnsureAsync(HotlineBatch batch, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var once = new StartOrchestrationOptions(batch.InstanceId).WithDedupeStatuses(
            OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended);
        try
        {
            await engine.ScheduleNewOrchestrationInstanceAsync(nameof(HotlineBatchOrchestrator), new HotlineRun(batch.Id, batch.Run), once, cancellationToken);
        }
        catch (Exception exists) when (exists is OrchestrationAlreadyExistsException or RpcException { StatusCode: StatusCode.AlreadyExists })
        {
            // Under way.
        }
    }
}
