using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>A fault of the engine that decision 0010 rests on, and what helps against it; when the fault is gone, this test says so.</summary>
public sealed class LostActivityTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_activity_that_could_not_be_given_back_never_runs_again_but_its_orchestration_can_be_ended_and_begun_again()
    {
        var log = new LogWatch();
        await using var queues = await RefusingQueue.OpenAsync(await azurite.StartedAsync());
        await using var host = await TestWorkerHost.StartAsync(queues.ConnectionString, "LossTests", log, options => options with { VisibilityTimeout = TimeSpan.FromSeconds(2) });
        await using var client = DurableClients.For(host);
        var mark = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        var id = await client.ScheduleNewOrchestrationInstanceAsync("Patient", mark, TestContext.Current.CancellationToken);
        await log.LineAsync($"hanging {mark}");
        await client.UntilAsync(id, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Running);

        // Its message is given back twice, by the one who was at it and by the one who cleans up.
        queues.Refuses = request => HttpMethods.IsPut(request.Method);
        host.KillWorker();
        await log.LineAsync("Task activity [HangOnce#0] was aborted");
        await log.LineAsync(line => line.Contains("Unhandled exception with work item", StringComparison.Ordinal) && line.Contains("403", StringComparison.Ordinal));
        await log.LineAsync("AbortWorkItem");
        queues.Refuses = _ => false;
        await log.LineAsync(line => line.Contains("is being processed multiple times concurrently", StringComparison.Ordinal), after: log.Lines.Count);
        Assert.Equal(OrchestrationRuntimeStatus.Running, (await client.GetInstanceAsync(id, TestContext.Current.CancellationToken))!.RuntimeStatus);

        await client.TerminateInstanceAsync(id, cancellation: TestContext.Current.CancellationToken);
        await client.EndAsync(id);
        await client.ScheduleNewOrchestrationInstanceAsync("Patient", mark, new StartOrchestrationOptions(id), TestContext.Current.CancellationToken);
        Assert.Equal("second try", (await client.UntilAsync(id, instance => instance.RuntimeStatus == OrchestrationRuntimeStatus.Completed)).ReadOutputAs<string>());
        File.Delete(mark);
    }
}
