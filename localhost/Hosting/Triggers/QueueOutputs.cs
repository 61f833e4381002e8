using System.Text.Json;
using Azure.Storage.Queues;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>Carries out a function's queue outputs: one message, or one per element of a JSON array.</summary>
internal sealed class QueueOutputs(QueueClients queues)
{
    private const string Type = "queue";

    public async Task SendAsync(WorkerFunction function, InvocationResponse response, CancellationToken cancellationToken)
    {
        foreach (var binding in function.Bindings.Where(binding => binding.IsOutput && binding.Is(Type)))
        {
            var queue = queues.For(binding);
            foreach (var text in Texts(Data(binding, response))) await SendAsync(queue, text, cancellationToken);
        }
    }

    private static TypedData? Data(FunctionBinding binding, InvocationResponse response) =>
        binding.Name == "$return" ? response.ReturnValue : response.OutputData.FirstOrDefault(output => output.Name == binding.Name)?.Data;

    private static IEnumerable<string> Texts(TypedData? data) => data?.DataCase switch
    {
        TypedData.DataOneofCase.String => [data.String],
        TypedData.DataOneofCase.Bytes => [data.Bytes.ToStringUtf8()],
        TypedData.DataOneofCase.Json => Elements(data.Json),
        _ => [],
    };

    private static IEnumerable<string> Elements(string json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement.ValueKind != JsonValueKind.Array) return [json];
        return document.RootElement.EnumerateArray().Select(Text).ToList();
    }

    private static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();

    private static async Task SendAsync(QueueClient queue, string text, CancellationToken cancellationToken)
    {
        try
        {
            await queue.SendMessageAsync(text, cancellationToken);
        }
        catch (global::Azure.RequestFailedException e) when (e.ErrorCode == "QueueNotFound")
        {
            await queue.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
            await queue.SendMessageAsync(text, cancellationToken);
        }
    }
}
