using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>The real application, on the town's own service levels so that nothing is due while a test runs, and its engine behind its back.</summary>
public class OperatedTown : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    public LocalTown Town { get; private set; } = null!;

    public DurableTaskClient Engine { get; private set; } = null!;

    protected virtual bool RealTime => true;

    /// <summary>How long the engine has for what it hears.</summary>
    protected virtual string SweepAfter => "00:00:01";

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        Town = await LocalTown.StartAsync(
            new LocalTownOptions
            {
                StorageConnectionString = _azurite.ConnectionString,
                RealTime = RealTime,
                IsConnected = false,
                Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["Outbox__SweepAfter"] = SweepAfter },
            },
            TestContext.Current.CancellationToken);
        Engine = DurableClients.For(Town.Host);
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine is not null) await Engine.DisposeAsync();
        if (Town is not null) await Town.DisposeAsync();
        if (_azurite is not null) await _azurite.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A round of the watchdog, as if its time had come; a town of tests is smaller than what one run looks at.</summary>
    public Task WatchAsync() => Town.Host.InvokeAsync("WatchOrchestrations", TestContext.Current.CancellationToken);

    /// <summary>An orchestration that sleeps until its record's next deadline.</summary>
    public Task SleepsAsync(string instanceId) => Engine.UntilAsync(
        instanceId, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Running && instance.SerializedCustomStatus is not (null or "null"));

    public async Task TerminateAsync(string instanceId)
    {
        await Engine.TerminateInstanceAsync(instanceId, "behind the application's back");
        await Engine.UntilAsync(instanceId, instance => instance.IsCompleted);
    }
}

/// <summary>On the demo's seconds, and without the sweep: what it would do is an hour away.</summary>
public sealed class HastyOperatedTown : OperatedTown
{
    protected override bool RealTime => false;

    protected override string SweepAfter => "01:00:00";
}
