using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.Middleware;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;
using CreateSubOrchestrationAction = DurableTask.Core.Command.CreateSubOrchestrationAction;
using OrchestratorAction = DurableTask.Core.Command.OrchestratorAction;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>Lets the worker replay an orchestration and say what is to be done next.</summary>
internal sealed class OrchestratorDispatch(FunctionInvoker invoker, string? defaultVersion, CancellationToken stopping)
{
    public async Task RunAsync(DispatchMiddlewareContext context)
    {
        var state = context.GetProperty<OrchestrationRuntimeState>();
        context.SetProperty(await RunAsync(state));
    }

    private async Task<OrchestratorExecutionResult> RunAsync(OrchestrationRuntimeState state)
    {
        try
        {
            var input = new TypedData { String = Convert.ToBase64String(ToRequest(state).ToByteArray()) };
            var answer = await invoker.InvokeAsync(state.Name, new Invocation(input), stopping);
            return ToResult(OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer.ReturnValue.String)));
        }
        catch (FunctionFailedException e)
        {
            // An orchestrator's own exceptions come inside its response; this is a missing function or a broken binding.
            return OrchestratorExecutionResult.ForFailure($"Function '{state.Name}' failed with an unhandled exception.", e.Message);
        }
        catch (Exception e) when (e is OperationCanceledException or WorkerLostException)
        {
            throw new SessionAbortedException($"Orchestrator {state.Name} did not get to its end: {e.Message}", e);
        }
    }

    private OrchestratorRequest ToRequest(OrchestrationRuntimeState state)
    {
        var instance = state.OrchestrationInstance!;
        var request = new OrchestratorRequest { InstanceId = instance.InstanceId, ExecutionId = instance.ExecutionId };
        request.PastEvents.Add(state.PastEvents.Select(ProtobufUtils.ToHistoryEventProto));
        request.NewEvents.Add(state.NewEvents.Select(ProtobufUtils.ToHistoryEventProto));
        if (defaultVersion is not null) request.Properties.Add("defaultVersion", Value.ForString(defaultVersion));
        return request;
    }

    private static OrchestratorExecutionResult ToResult(OrchestratorResponse response) => new()
    {
        CustomStatus = response.CustomStatus,
        Actions = response.Actions.Select(ToAction).ToList(),
    };

    private static OrchestratorAction ToAction(Microsoft.DurableTask.Protobuf.OrchestratorAction proto)
    {
        var action = ProtobufUtils.ToOrchestratorAction(proto);
        // The engine stores tags and can't read a protobuf map back.
        if (action is CreateSubOrchestrationAction { Tags: not null } child) child.Tags = new Dictionary<string, string>(child.Tags, StringComparer.Ordinal);
        return action;
    }
}
