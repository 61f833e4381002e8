using Grpc.Net.Client;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.Extensions.Logging.Abstractions;
using Xinjing.Serverless.Localhost.Hosting;

namespace Xinjing.Serverless.Tests.Localhost;

internal static class DurableClients
{
    /// <summary>The client that the worker uses too, from outside.</summary>
    public static DurableTaskClient For(FunctionsHost host)
    {
        var channel = GrpcChannel.ForAddress(host.DurableClientAddress, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        return new GrpcDurableTaskClient("test", new GrpcDurableTaskClientOptions { Channel = channel }, NullLogger.Instance);
    }

    public static async Task<OrchestrationMetadata> RunAsync(this DurableTaskClient client, string orchestrator, object? input = null)
    {
        var id = await client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input);
        return await client.EndAsync(id);
    }

    /// <summary>The client's own wait looks only every two seconds.</summary>
    public static Task<OrchestrationMetadata> EndAsync(this DurableTaskClient client, string instanceId) =>
        client.UntilAsync(instanceId, instance => instance.IsCompleted);

    /// <summary>Looks again and again until it is so, for a minute.</summary>
    public static async Task<OrchestrationMetadata> UntilAsync(this DurableTaskClient client, string instanceId, Predicate<OrchestrationMetadata> wanted)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            if (await client.GetInstancesAsync(instanceId, getInputsAndOutputs: true, deadline.Token) is { } instance && wanted(instance)) return instance;
            await turns.WaitForNextTickAsync(deadline.Token);
        }
    }
}
