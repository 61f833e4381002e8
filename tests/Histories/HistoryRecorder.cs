using DurableTask.AzureStorage;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>
/// Makes the stored histories, on the real engine and the demo's seconds. Run by hand for a release that goes out
/// (<c>dotnet test tests -- xUnit.Explicit=only</c>); never to make a test of an older release's history pass.
/// </summary>
public sealed class HistoryRecorder : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;
    private LocalTown _town = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        _town = await LocalTown.StartAsync(new LocalTownOptions { StorageConnectionString = _azurite.ConnectionString }, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _town.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact(Explicit = true)]
    public Task Record() => Task.WhenAll(
        RecordAsync("fresh", c => c.SleepsAsync(timer: 1)),
        RecordAsync("mid-handling", HandleAsync),
        RecordAsync("suspended", SuspendAsync),
        RecordAsync("third-round", ReworkTwiceAsync));

    [Fact(Explicit = true)]
    public async Task RecordTargets()
    {
        await RecordedTarget.HurryAsync(_town);
        await Task.WhenAll(
            RecordTargetAsync("target-listed", t => t.SleepsAsync(timer: 2)),
            RecordTargetAsync("target-rectifying", RectifyAsync));
    }

    /// <summary>The order's terms begin while the notice is still reminded of; one finding is said to be cured.</summary>
    private static async Task RectifyAsync(RecordedTarget lived)
    {
        await lived.SleepsAsync(timer: 1);
        await lived.InspectAsync();
        await lived.OrderAsync();
        await lived.FixAsync();
        await lived.SleepsAsync(timer: 3);
    }

    /// <summary>Acceptance is reminded of before it comes, then handling.</summary>
    private static async Task HandleAsync(RecordedCase lived)
    {
        await lived.SleepsAsync(timer: 2);
        await lived.AcceptAsync();
        await lived.ReportAsync();
        await lived.SleepsAsync(timer: 4);
    }

    /// <summary>The reminder of acceptance finds nothing due until long after the next daily look.</summary>
    private static async Task SuspendAsync(RecordedCase lived)
    {
        await lived.SleepsAsync(timer: 1);
        await lived.AcceptAsync();
        await lived.SuspendAsync(TimeProvider.System.GetUtcNow().AddDays(30));
        await lived.SleepsAsync(timer: 2);
    }

    /// <summary>The first unit returns the case, which is one nudge; the first completion is another; the rest the timers find out.</summary>
    private static async Task ReworkTwiceAsync(RecordedCase lived)
    {
        await lived.SleepsAsync(timer: 1);
        await lived.ReturnAsync();
        await lived.SleepsAsync(timer: 2);
        await lived.AcceptAsync();
        await lived.SleepsAsync(timer: 3);
        await lived.CompleteAsync();
        await lived.SleepsAsync(timer: 5);
        await lived.FailVerificationAsync();
        await lived.CompleteAsync();
        await lived.FailVerificationAsync();
        await lived.SleepsAsync(timer: 6);
    }

    private async Task RecordAsync(string name, Func<RecordedCase, Task> live)
    {
        using var lived = await RecordedCase.FileAsync(_town, Engine());
        await live(lived);
        await KeepAsync(name, lived);
    }

    private async Task RecordTargetAsync(string name, Func<RecordedTarget, Task> live)
    {
        using var lived = await RecordedTarget.ListAsync(_town, Engine(), name);
        await live(lived);
        await KeepAsync(name, lived);
    }

    private static async Task KeepAsync(string name, RecordedLife lived) =>
        await File.WriteAllTextAsync(Path.Combine(StoredHistory.Directory, $"{name}.json"), await lived.HistoryAsync(), TestContext.Current.CancellationToken);

    private AzureStorageOrchestrationService Engine() => new(new AzureStorageOrchestrationServiceSettings
    {
        TaskHubName = "XinjingCases",
        StorageAccountClientProvider = new StorageAccountClientProvider(_azurite.ConnectionString),
    });
}
