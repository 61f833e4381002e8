using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>The stream of messages with one worker process. The worker answers under the request id it was asked with.</summary>
internal sealed class WorkerChannel(Action<RpcLog> onLog)
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> questions = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Connected => connected.Task;

    public Task Lost => lost.Task;

    /// <exception cref="WorkerLostException">The worker ended before it answered.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage question, CancellationToken cancellationToken)
    {
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        questions[question.RequestId] = answer;
        try
        {
            // After the question is on the list: either we see the loss here, or Lose sees the question there.
            if (lost.Task.IsCompleted) throw new WorkerLostException();
            Tell(question);
            return await answer.Task.WaitAsync(cancellationToken);
        }
        finally
        {
            questions.TryRemove(question.RequestId, out _);
        }
    }

    public void Tell(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    public async Task ServeAsync(IAsyncStreamReader<StreamingMessage> incoming, IAsyncStreamWriter<StreamingMessage> writer, CancellationToken cancellationToken)
    {
        connected.TrySetResult();
        var writing = WriteAsync(writer, cancellationToken);
        try
        {
            await foreach (var message in incoming.ReadAllAsync(cancellationToken)) Take(message);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or global::Grpc.Core.RpcException)
        {
            // The worker is gone; Lose tells everybody who waits.
        }
        finally
        {
            Lose();
            await writing;
        }
    }

    /// <summary>Fails all open questions; done also when the process is seen to end before its stream is.</summary>
    public void Lose()
    {
        lost.TrySetResult();
        outgoing.Writer.TryComplete();
        foreach (var question in questions.Values) question.TrySetException(new WorkerLostException());
    }

    private void Take(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog) onLog(message.RpcLog);
        else if (questions.TryGetValue(message.RequestId, out var question)) question.TrySetResult(message);
    }

    private async Task WriteAsync(IAsyncStreamWriter<StreamingMessage> writer, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancellationToken)) await writer.WriteAsync(message, cancellationToken);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or InvalidOperationException)
        {
            Lose();
        }
    }
}
