using System.Text.Json;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Middleware;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>Runs an activity in the worker. The shapes are the extension's own, undocumented ones; tests cover each.</summary>
internal sealed class ActivityDispatch(FunctionInvoker invoker, CancellationToken stopping)
{
    public async Task RunAsync(DispatchMiddlewareContext context)
    {
        var scheduled = context.GetProperty<TaskScheduledEvent>();
        var instance = context.GetProperty<OrchestrationInstance>();
        context.SetProperty(new ActivityExecutionResult { ResponseEvent = await RunAsync(scheduled, instance.InstanceId) });
    }

    private async Task<HistoryEvent> RunAsync(TaskScheduledEvent scheduled, string instanceId)
    {
        try
        {
            var invocation = new Invocation(Input(scheduled.Input));
            invocation.Add("instanceId", instanceId);
            var answer = await invoker.InvokeAsync(scheduled.Name ?? "", invocation, stopping);
            return new TaskCompletedEvent(-1, scheduled.EventId, Output(answer.ReturnValue));
        }
        catch (FunctionFailedException e)
        {
            return new TaskFailedEvent(-1, scheduled.EventId, $"Function '{scheduled.Name}' failed with an unhandled exception.", null, ActivityFailure.From(e));
        }
        catch (Exception e) when (e is OperationCanceledException or WorkerLostException)
        {
            throw new SessionAbortedException($"Activity {scheduled.Name} did not get to its end: {e.Message}", e);
        }
    }

    /// <summary>Stored is an array of one; the worker wants that one's JSON, or nothing for null.</summary>
    private static TypedData Input(string? stored)
    {
        if (string.IsNullOrEmpty(stored)) return new TypedData();
        using var json = JsonDocument.Parse(stored);
        var input = json.RootElement.ValueKind == JsonValueKind.Array && json.RootElement.GetArrayLength() == 1 ? json.RootElement[0] : json.RootElement;
        return input.ValueKind == JsonValueKind.Null ? new TypedData() : new TypedData { String = input.GetRawText() };
    }

    private static string? Output(TypedData? value) => value?.DataCase switch
    {
        null or TypedData.DataOneofCase.None => null,
        TypedData.DataOneofCase.String => JsonSerializer.Serialize(value.String, TextJson.Default.String),
        TypedData.DataOneofCase.Json => value.Json,
        TypedData.DataOneofCase.Bytes => JsonSerializer.Serialize(value.Bytes.ToBase64(), TextJson.Default.String),
        var other => throw new NotSupportedException($"An activity returned {other}."),
    };
}
