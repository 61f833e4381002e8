using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Xinjing.Serverless.Cases;
using Xunit;
using CompleteOrchestrationAction = Microsoft.DurableTask.Protobuf.CompleteOrchestrationAction;
using OrchestrationStatus = Microsoft.DurableTask.Protobuf.OrchestrationStatus;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>Cases that were open when a new release came go on under it.</summary>
public sealed class StoredHistoryTests
{
    [Theory]
    [InlineData("fresh")]
    [InlineData("mid-handling")]
    [InlineData("suspended")]
    [InlineData("third-round")]
    public void An_open_case_of_an_earlier_release_goes_on_to_its_end(string name)
    {
        var end = End(name, async (context, _) =>
        {
            await CaseOrchestrator.RunAsync(context);
            return null;
        });
        Assert.Equal((OrchestrationStatus.Completed, null), (end.OrchestrationStatus, end.FailureDetails?.ErrorMessage));
    }

    [Theory]
    [InlineData("fresh")]
    [InlineData("mid-handling")]
    [InlineData("suspended")]
    [InlineData("third-round")]
    public void An_orchestrator_that_does_something_else_first_is_found_out(string name)
    {
        var end = End(name, async (context, watch) =>
        {
            await context.CallActivityAsync("NotifyUnit", watch);
            await CaseOrchestrator.RunAsync(context);
            return null;
        });
        Assert.Equal(OrchestrationStatus.Failed, end.OrchestrationStatus);
        Assert.Contains("NotifyUnit", end.FailureDetails.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fresh", 1, 0, 0, CaseStage.Dispatch)]
    [InlineData("mid-handling", 4, 3, 0, CaseStage.Handling)]
    [InlineData("suspended", 2, 1, 0, CaseStage.Handling)]
    [InlineData("third-round", 5, 5, 3, CaseStage.Handling)]
    public void Each_stored_case_has_come_as_far_as_its_name_says(string name, int looks, int rings, int nudges, CaseStage stage)
    {
        var past = StoredHistory.Past(name);
        Assert.Equal(
            (looks, rings, nudges, stage),
            (past.OfType<TaskScheduledEvent>().Count(), past.OfType<TimerFiredEvent>().Count(), past.OfType<EventRaisedEvent>().Count(), LastLook(past).Stage));
    }

    [Fact]
    public void The_suspended_case_sleeps_until_the_daily_look_since_nothing_is_due_for_weeks()
    {
        var past = StoredHistory.Past("suspended");
        var timer = past.OfType<TimerCreatedEvent>().Last();
        Assert.True(timer.FireAt - timer.Timestamp > TimeSpan.FromDays(1));
        Assert.True(LastLook(past).NextDeadline?.UtcDateTime > timer.FireAt.AddDays(7));
    }

    private static CaseProgress LastLook(IEnumerable<HistoryEvent> past) =>
        JsonSerializer.Deserialize<CaseProgress>(past.OfType<TaskCompletedEvent>().Last().Result)!;

    private static CompleteOrchestrationAction End(string name, Func<TaskOrchestrationContext, CaseWatch?, Task<object?>> orchestrator) =>
        StoredHistory.End(name, JsonSerializer.Serialize(new CaseProgress(99, CaseStage.Closed, NextDeadline: null)), orchestrator);
}
