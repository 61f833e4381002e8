using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Engine;

namespace Xinjing.Serverless.Hotline;

/// <summary>The orchestrations of batches, as the rest of the application sees them.</summary>
internal static class HotlineStart
{
    /// <summary>Makes sure that a batch is being filed: right after it came in, and by a timer after a crash.</summary>
    public static Task EnsureFiledAsync(this DurableTaskClient engine, HotlineBatch batch, CancellationToken cancellationToken) =>
        engine.StartOnceAsync(nameof(HotlineBatchOrchestrator), batch.InstanceId, new HotlineRun(batch.Id, batch.Run), cancellationToken);
}
