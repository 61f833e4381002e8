using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Xinjing.Serverless.Rectification;
using Xunit;
using OrchestrationStatus = Microsoft.DurableTask.Protobuf.OrchestrationStatus;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>Targets of campaigns that were under way when a new release came go on under it.</summary>
public sealed class StoredTargetTests
{
    private static readonly string Over = JsonSerializer.Serialize(new RectificationProgress(99, RectificationStatus.Settled, NextDeadline: null));

    [Theory]
    [InlineData("target-listed")]
    [InlineData("target-rectifying")]
    public void A_target_of_an_earlier_release_goes_on_to_its_end(string name)
    {
        var end = StoredHistory.End(name, Over, async (TaskOrchestrationContext context, RectificationWatch? _) =>
        {
            await RectificationOrchestrator.RunAsync(context);
            return null;
        });
        Assert.Equal((OrchestrationStatus.Completed, null), (end.OrchestrationStatus, end.FailureDetails?.ErrorMessage));
    }

    [Theory]
    [InlineData("target-listed")]
    [InlineData("target-rectifying")]
    public void An_orchestrator_that_does_something_else_first_is_found_out(string name)
    {
        var end = StoredHistory.End(name, Over, async (TaskOrchestrationContext context, RectificationWatch? watch) =>
        {
            await context.CallActivityAsync("NotifyFirm", watch);
            await RectificationOrchestrator.RunAsync(context);
            return null;
        });
        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Contains("NotifyFirm", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target-listed", RectificationStatus.Listed)]
    [InlineData("target-rectifying", RectificationStatus.Rectifying)]
    public void Each_stored_target_has_come_as_far_as_its_name_says_and_a_timer_has_rung(string name, RectificationStatus status)
    {
        var past = StoredHistory.Past(name);
        Assert.NotEmpty(past.OfType<TimerFiredEvent>());
        Assert.Equal(status, JsonSerializer.Deserialize<RectificationProgress>(past.OfType<TaskCompletedEvent>().Last().Result)!.Status);
    }
}
