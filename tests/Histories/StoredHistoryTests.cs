using System.Text.Json;
using DurableTask.Core.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker.Grpc;
using Xinjing.Serverless.Cases;
using Xunit;
using CompleteOrchestrationAction = Microsoft.DurableTask.Protobuf.CompleteOrchestrationAction;
using OrchestrationStatus = Microsoft.DurableTask.Protobuf.OrchestrationStatus;
using OrchestratorResponse = Microsoft.DurableTask.Protobuf.OrchestratorResponse;

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

    /// <summary>How the orchestration ends when it is told next that its case is closed.</summary>
    private static CompleteOrchestrationAction End(string name, Func<TaskOrchestrationContext, CaseWatch?, Task<object?>> orchestrator)
    {
        var closed = new EventRaisedEvent(-1, JsonSerializer.Serialize(new CaseProgress(99, CaseStage.Closed, NextDeadline: null))) { Name = CaseOrchestrator.Changed };
        var answer = GrpcOrchestrationRunner.LoadAndRun(StoredHistory.Next(name, closed), orchestrator);
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)).Actions.Single(action => action.CompleteOrchestration is not null).CompleteOrchestration;
    }
}
