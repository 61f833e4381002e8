using DurableTask.Core.Exceptions;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>What a <see cref="DurableTaskClient"/> can do, as seen by one.</summary>
[Collection(LocalHostTests.Name)]
public sealed class ClientApiTests(TestWorkerHost host)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    [Fact]
    public async Task A_running_instance_is_never_replaced()
    {
        var id = await StartApprovalAsync();
        await AssertRefusedAsync(id, new StartOrchestrationOptions(id));
        await AssertRefusedAsync(id, new StartOrchestrationOptions(id).WithDedupeStatuses(OrchestrationRuntimeStatus.Completed));
        await host.Client.RaiseEventAsync(id, "decided", "yes");
        Assert.Equal("yes", (await host.Client.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_finished_instance_is_replaced_unless_its_status_is_deduped()
    {
        var id = $"dedupe-{Guid.NewGuid():N}";
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "first", new StartOrchestrationOptions(id));
        await host.Client.EndAsync(id);
        await AssertRefusedAsync(id, new StartOrchestrationOptions(id).WithDedupeStatuses(OrchestrationRuntimeStatus.Completed));
        await host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "second", new StartOrchestrationOptions(id).WithDedupeStatuses(OrchestrationRuntimeStatus.Failed));
        var second = await host.Client.UntilAsync(id, instance => instance.IsCompleted && instance.ReadInputAs<string>() == "second");
        Assert.Equal("Hello second", second.ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_instance_that_does_not_exist_is_null() => Assert.Null(await host.Client.GetInstanceAsync("nobody"));

    [Fact]
    public async Task Suspended_instances_take_events_only_when_they_go_on()
    {
        var id = await StartApprovalAsync();
        await host.Client.SuspendInstanceAsync(id, "wait");
        await host.Client.UntilAsync(id, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Suspended);
        await host.Client.RaiseEventAsync(id, "decided", "later");
        await host.Client.ResumeInstanceAsync(id, "go on");
        Assert.Equal("later", (await host.Client.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_terminated_instance_ends_with_the_given_output_and_can_be_purged()
    {
        var id = await StartApprovalAsync();
        await host.Client.TerminateInstanceAsync(id, "enough");
        var ended = await host.Client.EndAsync(id);
        Assert.Equal((OrchestrationRuntimeStatus.Terminated, "enough"), (ended.RuntimeStatus, ended.ReadOutputAs<string>()));
        Assert.Equal(1, (await host.Client.PurgeInstanceAsync(id)).PurgedInstanceCount);
        Assert.Null(await host.Client.GetInstanceAsync(id));
    }

    [Fact]
    public async Task Finished_instances_are_purged_by_time_and_status()
    {
        var before = DateTimeOffset.UtcNow;
        var (failed, done) = ((await host.Client.RunAsync("Broken")).InstanceId, (await host.Client.RunAsync("Greeting", "x")).InstanceId);
        await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(before, null, [OrchestrationRuntimeStatus.Failed]));
        Assert.Null(await host.Client.GetInstanceAsync(failed));
        Assert.NotNull(await host.Client.GetInstanceAsync(done));
        await host.Client.PurgeAllInstancesAsync(new PurgeInstancesFilter(Statuses: [OrchestrationRuntimeStatus.Completed]));
        Assert.Null(await host.Client.GetInstanceAsync(done));
    }

    [Fact]
    public async Task A_query_finds_instances_by_prefix_and_status()
    {
        var prefix = $"query-{Guid.NewGuid():N}";
        foreach (var number in Enumerable.Range(1, 3))
        {
            var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", $"{number}", new StartOrchestrationOptions($"{prefix}-{number}"));
            await host.Client.EndAsync(id);
        }

        var found = new List<string?>();
        var query = new OrchestrationQuery { InstanceIdPrefix = prefix, Statuses = [OrchestrationRuntimeStatus.Completed], FetchInputsAndOutputs = true, PageSize = 2 };
        await foreach (var instance in host.Client.GetAllInstancesAsync(query)) found.Add(instance.ReadOutputAs<string>());
        Assert.Equal(["Hello 1", "Hello 2", "Hello 3"], found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_finished_instance_restarts_under_its_own_id_or_a_new_one()
    {
        var first = await host.Client.RunAsync("Greeting", "again");
        var second = await host.Client.RestartAsync(first.InstanceId, restartWithNewInstanceId: true);
        Assert.NotEqual(first.InstanceId, second);
        Assert.Equal("Hello again", (await host.Client.EndAsync(second)).ReadOutputAs<string>());
        Assert.Equal(first.InstanceId, await host.Client.RestartAsync(first.InstanceId));
        await host.Client.UntilAsync(first.InstanceId, instance => instance.IsCompleted && instance.CreatedAt > first.CreatedAt);
    }

    [Fact]
    public async Task A_running_instance_does_not_restart()
    {
        var id = await StartApprovalAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Client.RestartAsync(id));
        await Assert.ThrowsAsync<ArgumentException>(() => host.Client.RestartAsync("nobody"));
        await host.Client.TerminateInstanceAsync(id);
    }

    [Fact]
    public async Task A_start_gets_the_hubs_version_unless_it_names_one()
    {
        Assert.Equal("2.0", (await host.Client.RunAsync("Version")).ReadOutputAs<string>());
        var older = await host.Client.ScheduleNewOrchestrationInstanceAsync("Version", null, new StartOrchestrationOptions { Version = "1.5" });
        Assert.Equal("1.5", (await host.Client.EndAsync(older)).ReadOutputAs<string>());
        var newer = await host.Client.ScheduleNewOrchestrationInstanceAsync("Version", null, new StartOrchestrationOptions { Version = "3.0" });
        Assert.Equal(OrchestrationRuntimeStatus.Failed, (await host.Client.EndAsync(newer)).RuntimeStatus);
    }

    [Fact]
    public async Task A_scheduled_start_waits_for_its_time()
    {
        // Queues hide messages for whole seconds: up to one too early.
        var at = DateTimeOffset.UtcNow.AddSeconds(3);
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", "later", new StartOrchestrationOptions { StartAt = at });
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await host.Client.GetInstanceAsync(id))!.RuntimeStatus);
        Assert.True((await host.Client.EndAsync(id)).LastUpdatedAt >= at.AddSeconds(-1));
    }

    private async Task<string> StartApprovalAsync()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Approval", Long);
        await host.Client.UntilAsync(id, instance => instance.SerializedCustomStatus is not null);
        return id;
    }

    private async Task AssertRefusedAsync(string id, StartOrchestrationOptions options)
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", id, options));
        Assert.True(refused is OrchestrationAlreadyExistsException or RpcException { StatusCode: StatusCode.AlreadyExists }, refused.ToString());
    }
}
