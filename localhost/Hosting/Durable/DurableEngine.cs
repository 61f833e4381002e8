using DurableTask.AzureStorage;
using DurableTask.Core;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>
/// Microsoft's engine on its storage provider, as in production; what it wants executed goes to the worker. Waits that a
/// stop cuts short end as aborted sessions: the engine gives their work back, and the next start repeats it.
/// </summary>
internal sealed class DurableEngine(
    AzureStorageOrchestrationService service, TaskHubWorker taskHub, OrchestratorDispatch orchestrators, ActivityDispatch activities, CancellationTokenSource stopping)
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(15);
    private bool _isStarted;

    public async Task StartAsync()
    {
        taskHub.ErrorPropagationMode = ErrorPropagationMode.UseFailureDetails;
        taskHub.AddOrchestrationDispatcherMiddleware((context, _) => orchestrators.RunAsync(context));
        taskHub.AddActivityDispatcherMiddleware((context, _) => activities.RunAsync(context));
        await service.CreateIfNotExistsAsync();
        await taskHub.StartAsync();
        _isStarted = true;
    }

    /// <param name="grace">For how long what runs may go on before its wait is cut short.</param>
    public async Task StopAsync(TimeSpan grace)
    {
        if (!_isStarted) return;
        stopping.CancelAfter(grace);
        try
        {
            await taskHub.StopAsync(isForced: false).WaitAsync(StopLimit, CancellationToken.None);
        }
        catch (TimeoutException)
        {
            // The storage is gone. What ran is taken up again once its leases have run out.
        }

        await stopping.CancelAsync();
    }
}
