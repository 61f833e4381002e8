using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>What host and worker tell each other before the first invocation: init, the list of functions, one load per function.</summary>
internal static class WorkerHandshake
{
    public static async Task<(Uri? HttpAddress, IReadOnlyList<WorkerFunction> Functions)> DoAsync(
        WorkerChannel channel, string workerDirectory, CancellationToken cancellationToken)
    {
        var capabilities = await InitAsync(channel, workerDirectory, cancellationToken);
        var functions = await ListFunctionsAsync(channel, workerDirectory, cancellationToken);
        foreach (var function in functions) await LoadAsync(channel, function, cancellationToken);
        return (capabilities.TryGetValue("HttpUri", out var address) ? new Uri(address) : null, functions);
    }

    private static async Task<IDictionary<string, string>> InitAsync(WorkerChannel channel, string workerDirectory, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(Message(message => message.WorkerInitRequest = new WorkerInitRequest
        {
            HostVersion = "4.0.0.0",
            WorkerDirectory = workerDirectory,
            FunctionAppDirectory = workerDirectory,
        }), cancellationToken);
        Check(answer.WorkerInitResponse.Result, "start");
        return answer.WorkerInitResponse.Capabilities;
    }

    private static async Task<IReadOnlyList<WorkerFunction>> ListFunctionsAsync(
        WorkerChannel channel, string workerDirectory, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(Message(message =>
            message.FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = workerDirectory }), cancellationToken);
        Check(answer.FunctionMetadataResponse.Result, "list its functions");
        return answer.FunctionMetadataResponse.FunctionMetadataResults.Select(metadata => new WorkerFunction(metadata)).ToList();
    }

    private static async Task LoadAsync(WorkerChannel channel, WorkerFunction function, CancellationToken cancellationToken)
    {
        var answer = await channel.AskAsync(Message(message =>
            message.FunctionLoadRequest = new FunctionLoadRequest { FunctionId = function.Id, Metadata = function.Metadata }), cancellationToken);
        Check(answer.FunctionLoadResponse.Result, $"load {function.Name}");
    }

    private static StreamingMessage Message(Action<StreamingMessage> fill)
    {
        var message = new StreamingMessage { RequestId = Guid.NewGuid().ToString() };
        fill(message);
        return message;
    }

    private static void Check(StatusResult? result, string what)
    {
        if (result?.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException($"The worker could not {what}: {result?.Exception?.Message}");
    }
}
