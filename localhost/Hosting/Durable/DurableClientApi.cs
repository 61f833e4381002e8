using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.Tracing;
using Grpc.Core;
using Microsoft.DurableTask.Protobuf;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using ExecutionStartedEvent = DurableTask.Core.History.ExecutionStartedEvent;
using OrchestrationInstance = DurableTask.Core.OrchestrationInstance;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>
/// What <c>DurableTaskClient</c> in the worker talks to. Starting is ours: the base class knows neither the hub's default
/// version, nor scheduled starts, nor that running instances must not be replaced.
/// </summary>
internal sealed class DurableClientApi(
    AzureStorageOrchestrationService service, DurableSettings settings, IHostApplicationLifetime lifetime, ILoggerFactory loggerFactory)
    : TaskHubGrpcServer(lifetime, loggerFactory, service, service, Options.Create(new TaskHubGrpcServerOptions { Mode = TaskHubGrpcServerMode.ApiServerOnly }))
{
    public override async Task<CreateInstanceResponse> StartInstance(CreateInstanceRequest request, ServerCallContext context)
    {
        var instance = new OrchestrationInstance { InstanceId = IdOf(request), ExecutionId = Guid.NewGuid().ToString("N") };
        try
        {
            await service.CreateTaskOrchestrationAsync(
                new TaskMessage { Event = ToEvent(request, instance), OrchestrationInstance = instance },
                DedupeStatuses.For(request.OrchestrationIdReusePolicy, settings.OverridableExistingInstanceStates));
            return new CreateInstanceResponse { InstanceId = instance.InstanceId };
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"Instance {instance.InstanceId}: {e.Message}"));
        }
    }

    private static string IdOf(CreateInstanceRequest request) =>
        string.IsNullOrEmpty(request.InstanceId) ? Guid.NewGuid().ToString("N") : request.InstanceId;

    private ExecutionStartedEvent ToEvent(CreateInstanceRequest request, OrchestrationInstance instance) => new(-1, request.Input)
    {
        Name = request.Name,
        Version = request.Version ?? settings.DefaultVersion,
        OrchestrationInstance = instance,
        ScheduledStartTime = request.ScheduledStartTimestamp?.ToDateTime(),
        Tags = new Dictionary<string, string>(request.Tags, StringComparer.Ordinal),
        ParentTraceContext = request.ParentTraceContext is { } trace ? new DistributedTraceContext(trace.TraceParent, trace.TraceState) : null,
    };
}
