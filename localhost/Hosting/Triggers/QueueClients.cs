using Azure.Storage.Queues;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>The queue that a binding means: its name with settings filled in, its connection, the encoding of host.json.</summary>
internal sealed class QueueClients(AppSettings settings, HostJson hostJson, string storageConnectionString)
{
    private const string Storage = "AzureWebJobsStorage";

    public QueueEncoding Encoding => hostJson.Extensions.Queues.MessageEncoding;

    public QueueClient For(FunctionBinding binding, Func<QueueMessageDecodingFailedEventArgs, Task>? onUndecodable = null) =>
        For(binding, Name(binding), onUndecodable);

    public QueueClient PoisonFor(FunctionBinding binding) => For(binding, $"{Name(binding)}-poison", onUndecodable: null);

    private QueueClient For(FunctionBinding binding, string name, Func<QueueMessageDecodingFailedEventArgs, Task>? onUndecodable)
    {
        var options = new QueueClientOptions
        {
            MessageEncoding = Encoding == QueueEncoding.None ? QueueMessageEncoding.None : QueueMessageEncoding.Base64,
        };
        if (onUndecodable is not null) options.MessageDecodingFailed += e => onUndecodable(e);
        return new QueueClient(Connection(binding.Text("connection")), name, options);
    }

    private string Name(FunctionBinding binding) =>
        settings.Resolve(binding.Text("queueName") ?? throw new InvalidOperationException($"Binding {binding.Name} names no queue."));

    /// <summary>Our own storage, not the one told to the worker: a test may have put a proxy in the worker's way.</summary>
    private string Connection(string? name)
    {
        if (string.IsNullOrEmpty(name) || name == Storage) return storageConnectionString;
        return settings[name] ?? settings[$"AzureWebJobs{name}"] ?? throw new InvalidOperationException($"No setting {name} for a queue's connection.");
    }
}
