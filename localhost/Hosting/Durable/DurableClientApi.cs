using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.Tracing;
using Google.Protobuf.WellKnownTypes;
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
        try
        {
            return new CreateInstanceResponse { InstanceId = await CreateAsync(request) };
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, $"Instance {request.InstanceId}: {e.Message}"));
        }
    }

    /// <summary>The base class would replace a running instance, and leave one without tags, which it then can't read.</summary>
    public override async Task<RestartInstanceResponse> RestartInstance(RestartInstanceRequest request, ServerCallContext context)
    {
        var state = await service.GetOrchestrationStateAsync(request.InstanceId, executionId: null)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"There is no instance {request.InstanceId}."));
        try
        {
            var id = request.RestartWithNewInstanceId ? null : request.InstanceId;
            var again = await CreateAsync(new CreateInstanceRequest { InstanceId = id ?? "", Name = state.Name, Version = state.Version, Input = state.Input });
            return new RestartInstanceResponse { InstanceId = again };
        }
        catch (OrchestrationAlreadyExistsException e)
        {
            throw new RpcException(new Status(StatusCode.FailedPrecondition, $"Instance {request.InstanceId} has not ended: {e.Message}"));
        }
    }

    /// <summary>The base class can't do without a beginning.</summary>
    public override Task<PurgeInstancesResponse> PurgeInstances(PurgeInstancesRequest request, ServerCallContext context)
    {
        if (request.PurgeInstanceFilter is { } filter) filter.CreatedTimeFrom ??= new Timestamp();
        return base.PurgeInstances(request, context);
    }

    private async Task<string> CreateAsync(CreateInstanceRequest request)
    {
        var id = string.IsNullOrEmpty(request.InstanceId) ? Guid.NewGuid().ToString("N") : request.InstanceId;
        var instance = new OrchestrationInstance { InstanceId = id, ExecutionId = Guid.NewGuid().ToString("N") };
        await service.CreateTaskOrchestrationAsync(
            new TaskMessage { Event = ToEvent(request, instance), OrchestrationInstance = instance },
            DedupeStatuses.For(request.OrchestrationIdReusePolicy, settings.OverridableExistingInstanceStates));
        return id;
    }

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
