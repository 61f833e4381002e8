using Microsoft.DurableTask.Client;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

[Collection(LocalHostTests.Name)]
public sealed class DurableTests(TestWorkerHost host)
{
    [Fact]
    public async Task A_function_starts_an_orchestration_through_its_durable_client()
    {
        using var answer = await host.Http.PostAsync(new Uri("run/Greeting", UriKind.Relative), new StringContent("Wang"));
        Assert.Equal("Hello Wang", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_payload_of_six_megabytes_goes_through_the_engine_and_back()
    {
        var text = new string('x', 6_000_000);
        using var answer = await host.Http.PostAsync(new Uri("run/Greeting", UriKind.Relative), new StringContent(text));
        Assert.Equal(text.Length + "Hello ".Length, (await answer.Content.ReadAsStringAsync()).Length);
    }

    [Fact]
    public async Task Each_shape_of_input_and_output_survives_an_activity()
    {
        var ended = await host.Client.RunAsync("Shapes");
        string[] expected = ["null", "a \"quoted\" 心", "1x", "1,2,3", "7", "1.5", "True", $"1@{ended.InstanceId}"];
        Assert.Equal(expected, ended.ReadOutputAs<string[]>());
    }

    [Fact]
    public async Task Activities_fan_out_and_in() =>
        Assert.Equal(2870, (await host.Client.RunAsync("FanOut", 20)).ReadOutputAs<int>());

    [Fact]
    public async Task A_parent_gets_the_answer_of_its_child()
    {
        var parent = await host.Client.RunAsync("Parent", "Li");
        Assert.Equal("child says Hello Li", parent.ReadOutputAs<string>());
        var child = await host.Client.GetInstanceAsync($"{parent.InstanceId}-child");
        Assert.Equal(OrchestrationRuntimeStatus.Completed, child!.RuntimeStatus);
    }

    [Fact]
    public async Task An_event_comes_before_the_timer()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Approval", TimeSpan.FromHours(1));
        var waiting = await host.Client.UntilAsync(id, instance => instance.SerializedCustomStatus is not null);
        Assert.Equal("waiting", waiting.ReadCustomStatusAs<string>());
        await host.Client.RaiseEventAsync(id, "decided", "yes");
        Assert.Equal("yes", (await host.Client.EndAsync(id)).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_timer_rings_when_no_event_comes() =>
        Assert.Equal("too late", (await host.Client.RunAsync("Approval", TimeSpan.FromMilliseconds(100))).ReadOutputAs<string>());

    [Fact]
    public async Task An_orchestration_begins_anew_and_keeps_its_sum()
    {
        var id = await host.Client.ScheduleNewOrchestrationInstanceAsync("Sum", 1);
        for (var sum = 1; sum <= 3; sum++)
        {
            var reached = sum;
            await host.Client.UntilAsync(id, instance => instance.SerializedCustomStatus is not null && instance.ReadCustomStatusAs<int>() == reached);
            await host.Client.RaiseEventAsync(id, "add", sum < 3 ? 1 : 0);
        }

        Assert.Equal(3, (await host.Client.EndAsync(id)).ReadOutputAs<int>());
    }

    [Fact]
    public async Task An_orchestrator_sees_type_message_and_cause_of_an_activitys_exception() => Assert.Equal(
        "Xinjing.Serverless.Tests.TestWorker.RefusedException|Refused:\nwhy|System.FormatException|inner cause",
        (await host.Client.RunAsync("Failing")).ReadOutputAs<string>());

    [Fact]
    public async Task An_orchestrators_own_exception_fails_it()
    {
        var ended = await host.Client.RunAsync("Broken");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        // This storage provider keeps a failure as the output's text, in production too; FailureDetails stays null.
        Assert.Equal("System.InvalidOperationException: Broken on purpose: Broken.", ended.SerializedOutput);
    }

    [Fact]
    public async Task An_activity_that_does_not_exist_fails_the_orchestration()
    {
        var ended = await host.Client.RunAsync("Missing", "NoSuchActivity");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
        Assert.Contains("NoSuchActivity", ended.SerializedOutput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_orchestrator_that_does_not_exist_fails()
    {
        var ended = await host.Client.RunAsync("NoSuchOrchestrator");
        Assert.Equal(OrchestrationRuntimeStatus.Failed, ended.RuntimeStatus);
    }

    [Fact]
    public async Task Three_hundred_starts_at_once_all_end()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var ids = await Task.WhenAll(Enumerable.Range(0, 300).Select(number => host.Client.ScheduleNewOrchestrationInstanceAsync("Greeting", $"{number}", deadline.Token)));
        var ended = await Task.WhenAll(ids.Select(id => host.Client.WaitForInstanceCompletionAsync(id, getInputsAndOutputs: true, deadline.Token)));
        Assert.Equal(Enumerable.Range(0, 300).Select(number => $"Hello {number}"), ended.Select(instance => instance.ReadOutputAs<string>()));
    }
}
