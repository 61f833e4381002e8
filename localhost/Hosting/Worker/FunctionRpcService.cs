using Grpc.Core;
using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>Takes a worker's call and gives the stream to the channel that expects it.</summary>
internal sealed class FunctionRpcService(WorkerChannels channels) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        if (!await requestStream.MoveNext(context.CancellationToken)) return;
        if (requestStream.Current.StartStream is not { } start || !channels.TryTake(start.WorkerId, out var channel))
            throw new global::Grpc.Core.RpcException(new Status(StatusCode.FailedPrecondition, "No such worker is expected."));
        await channel.ServeAsync(requestStream, responseStream, context.CancellationToken);
    }
}
