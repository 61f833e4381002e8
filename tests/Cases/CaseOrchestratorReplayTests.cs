using System.Net;
using System.Net.Sockets;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Testing;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Cases;

/// <summary>The orchestrator on Microsoft's in-process engine: real replay, real serialization, the wall clock.</summary>
public sealed class CaseOrchestratorReplayTests : IAsyncLifetime
{
    private static readonly Complete Done = new(CaseResult.Solved, "属实", "合理", "垃圾已清运");
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(15));
    private LiveCase _case = new(SampleTown.Lifecycle);
    private DurableTaskTestHost _host = null!;
    private Func<Task>? _duringLook;

    private DurableTaskClient Engine => _host.Client;

    public async ValueTask InitializeAsync() =>
        _host = await DurableTaskTestHost.StartAsync(Register, new DurableTaskTestHostOptions { Port = FreePort() }, _patience.Token);

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _patience.Dispose();
    }

    [Fact]
    public async Task Nudges_take_a_case_from_filing_to_closure()
    {
        await FileAsync();
        await CloseAsync(Engine);
        Assert.DoesNotContain(_case.Log, entry => entry.Event == nameof(DeadlineReminded));
        await EndsAsync();
    }

    [Fact]
    public async Task With_all_nudges_lost_the_next_deadline_tells_of_closure()
    {
        _case = new LiveCase(SampleTown.Hasty);
        _duringLook = () => CloseAsync(engine: null);
        await FileAsync();
        await EndsAsync();
    }

    [Fact]
    public async Task Deadlines_are_kept_without_nudges_and_the_sweep_ends_the_orchestration()
    {
        _case = new LiveCase(SampleTown.Hasty);
        await FileAsync();
        await _case.UntilAsync(nameof(DeadlineEscalated), _patience.Token);
        await CloseAsync(engine: null);
        await Engine.EnsureWatchedAsync(_case.State, _patience.Token);
        await EndsAsync();
        var alerts = _case.Log.Where(entry => entry.Event is nameof(DeadlineReminded) or nameof(DeadlineEscalated)).Select(entry => entry.Event + entry.Content).ToList();
        // Exactly the reminder and the escalation of acceptance, first contact and handling; dispatch has its own if this machine was slow.
        Assert.Equal(6, alerts.Count(alert => !alert.Contains("\"deadline\":\"dispatch\"", StringComparison.Ordinal)));
        Assert.Equal(alerts.Count, alerts.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_sweep_over_a_watched_case_changes_nothing()
    {
        await FileAsync();
        await Engine.EnsureWatchedAsync(_case.State, _patience.Token);
        await CloseAsync(Engine);
        await EndsAsync();
        await Engine.EnsureWatchedAsync(_case.State, _patience.Token);
        await EndsAsync();
        Assert.Single(_case.Log, entry => entry.Event == nameof(CaseAssigned));
    }

    [Fact]
    public async Task A_second_start_changes_nothing()
    {
        await FileAsync();
        await Engine.FollowAsync(before: null, _case.State);
        await CloseAsync(Engine);
        await EndsAsync();
        Assert.Single(_case.Log, entry => entry.Event == nameof(CaseAssigned));
    }

    [Fact]
    public async Task An_orchestration_that_was_terminated_is_started_again_by_the_sweep()
    {
        await FileAsync();
        await SleepsAsync();
        await Engine.TerminateInstanceAsync(_case.State.Id, cancellation: _patience.Token);
        await Engine.WaitForInstanceCompletionAsync(_case.State.Id, _patience.Token);
        await Engine.EnsureWatchedAsync(_case.State, _patience.Token);
        await Engine.WaitForInstanceStartAsync(_case.State.Id, _patience.Token);
        await CloseAsync(Engine);
        await EndsAsync();
    }

    [Fact]
    public async Task A_look_that_breaks_after_its_commit_is_repeated_and_does_nothing_twice()
    {
        _duringLook = () => throw new TimeoutException("The index does not answer.");
        await FileAsync();
        await CloseAsync(Engine);
        await EndsAsync();
        Assert.Single(_case.Log, entry => entry.Event == nameof(CaseAssigned));
    }

    [Fact]
    public async Task After_a_hail_of_nudges_a_new_history_goes_on_with_the_watch()
    {
        await FileAsync();
        for (var i = 0; i < 120; i++) await Engine.RaiseEventAsync(_case.State.Id, RecordWatch.Changed, CaseProgress.Of(_case.State), _patience.Token);
        await CloseAsync(Engine);
        await EndsAsync();
    }

    private async Task FileAsync()
    {
        await Engine.FollowAsync(before: null, _case.State);
        await _case.UntilAsync(nameof(CaseAssigned), _patience.Token);
    }

    private async Task CloseAsync(DurableTaskClient? engine)
    {
        await _case.GiveAsync(new Accept(), SampleTown.Handler, engine);
        await _case.GiveAsync(Done, SampleTown.Handler, engine);
        await _case.GiveAsync(new Verify(Passed: true), SampleTown.Verifier, engine);
        await _case.GiveAsync(new CallBack(Reached: true, Solved: true, Satisfaction.Satisfied), SampleTown.Supervisor, engine);
    }

    /// <summary>Nothing is under way any more: this engine would hand the answer of an old execution to the new one of the same id.</summary>
    private Task SleepsAsync() => Eventually.HoldsAsync(async () =>
        await Engine.GetInstanceAsync(_case.State.Id, getInputsAndOutputs: true, _patience.Token) is { SerializedCustomStatus: not null } seen
        && seen.ReadCustomStatusAs<CaseWatchStatus>()!.Version == _case.State.Version);

    private async Task EndsAsync()
    {
        var ended = await Engine.WaitForInstanceCompletionAsync(_case.State.Id, getInputsAndOutputs: true, _patience.Token);
        Assert.True(ended.RuntimeStatus == OrchestrationRuntimeStatus.Completed, ended.FailureDetails?.ToString());
        Assert.Equal(new CaseWatchStatus(CaseStage.Closed, _case.State.Version, NextWakeUpAt: null), ended.ReadCustomStatusAs<CaseWatchStatus>());
    }

    private void Register(DurableTaskRegistry tasks)
    {
        tasks.AddOrchestratorFunc<CaseWatch>(nameof(CaseOrchestrator), (context, _) => CaseOrchestrator.RunAsync(context));
        tasks.AddActivityFunc<CaseWatch, CaseProgress>(nameof(CaseActivities.TakeDueCaseActions), (_, watch) => LookAsync(watch));
    }

    private async Task<CaseProgress> LookAsync(CaseWatch watch)
    {
        var progress = _case.Look(watch);
        if (Interlocked.Exchange(ref _duringLook, value: null) is { } during) await during();
        return progress;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
