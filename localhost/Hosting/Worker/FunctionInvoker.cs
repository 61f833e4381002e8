using Xinjing.Serverless.Localhost.Hosting.Durable;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Triggers;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>Runs a function in the worker: fills in its other inputs, and carries its outputs out.</summary>
internal sealed class FunctionInvoker(WorkerSupervisor workers, DurableClientBinding durableClient, QueueOutputs outputs)
{
    /// <summary>Waits until there is a worker.</summary>
    /// <exception cref="WorkerLostException">There will be none.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken) => workers.GetAsync(cancellationToken);

    /// <summary>Waits for a worker when there is none.</summary>
    /// <exception cref="FunctionFailedException">The function threw.</exception>
    /// <exception cref="WorkerLostException">The worker ended while it was at this.</exception>
    public async Task<InvocationResponse> InvokeAsync(string functionName, Invocation invocation, CancellationToken cancellationToken)
    {
        var worker = await workers.GetAsync(cancellationToken);
        var function = worker.Find(functionName) ?? throw new FunctionFailedException(functionName, $"There is no function {functionName}.");
        return await InvokeAsync(worker, function, invocation, cancellationToken);
    }

    public async Task<InvocationResponse> InvokeAsync(
        RunningWorker worker, WorkerFunction function, Invocation invocation, CancellationToken cancellationToken)
    {
        var response = await AskAsync(worker, invocation.ToMessage(function, OtherInputs(function)), cancellationToken);
        if (response.Result.Status != StatusResult.Types.Status.Success) throw Failure(function, response.Result.Exception);
        await outputs.SendAsync(function, response, cancellationToken);
        return response;
    }

    private static async Task<InvocationResponse> AskAsync(RunningWorker worker, StreamingMessage question, CancellationToken cancellationToken)
    {
        try
        {
            return (await worker.Channel.AskAsync(question, cancellationToken)).InvocationResponse;
        }
        catch (OperationCanceledException)
        {
            worker.Channel.Tell(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = question.RequestId } });
            throw;
        }
    }

    private static FunctionFailedException Failure(WorkerFunction function, RpcException? exception) =>
        new(function.Name, exception?.Message ?? "The worker gave no reason.", exception?.Type, exception?.StackTrace);

    private IEnumerable<ParameterBinding> OtherInputs(WorkerFunction function) =>
        from binding in function.Bindings
        where binding.Is(DurableClientBinding.Type)
        select new ParameterBinding { Name = binding.Name, Data = new TypedData { String = durableClient.Value } };
}
