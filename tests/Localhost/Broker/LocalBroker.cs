using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Localhost.Broker;
using Xinjing.Serverless.Localhost.Broker.Queues;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

/// <summary>A broker on a free port with one client; its clock stands still until a test moves it.</summary>
internal sealed class LocalBroker : IAsyncDisposable
{
    public static readonly TimeSpan LockDuration = TimeSpan.FromMinutes(1);

    private LocalBroker(BrokerOptions options)
    {
        Namespace = new BrokerNamespace(options, Clock);
        Listener = new BrokerListener(Namespace);
    }

    public FakeTimeProvider Clock { get; } = new(DateTimeOffset.UtcNow);

    public BrokerNamespace Namespace { get; }

    public BrokerListener Listener { get; }

    public ServiceBusClient Client { get; private set; } = null!;

    public MessageQueue Queue => Namespace.Queue("work");

    public static Task<LocalBroker> StartAsync(QueueOptions queue) => ServeAsync(new BrokerOptions { Queues = [queue] });

    public static Task<LocalBroker> StartAsync() => StartAsync(new QueueOptions { Name = "work", LockDuration = LockDuration });

    public static async Task<LocalBroker> ServeAsync(BrokerOptions options)
    {
        var broker = new LocalBroker(options);
        await broker.Listener.StartAsync();
        broker.Client = new ServiceBusClient(broker.Listener.ConnectionString, Retries(10));
        return broker;
    }

    public static ServiceBusClientOptions Retries(int count) => new()
    {
        RetryOptions = { MaxRetries = count, Delay = TimeSpan.FromMilliseconds(50), MaxDelay = TimeSpan.FromMilliseconds(200) },
    };

    public Task SendAsync(params IEnumerable<string> bodies) => SendAsync(bodies.Select(body => new ServiceBusMessage(body)).ToArray());

    public async Task SendAsync(params ServiceBusMessage[] messages)
    {
        await using var sender = Client.CreateSender("work");
        await sender.SendMessagesAsync(messages);
    }

    public ServiceBusReceiver Receiver() => Client.CreateReceiver("work");

    public ServiceBusReceiver DeadLetterReceiver() => Client.CreateReceiver("work", new ServiceBusReceiverOptions { SubQueue = SubQueue.DeadLetter });

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Listener.DisposeAsync();
    }
}
