using Azure.Core;
using Azure.Messaging.ServiceBus;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Feed;

/// <summary>The one connection of the process to its Service Bus namespace.</summary>
public sealed class ServiceBusConnection(IOptions<ServiceBusOptions> options, TokenCredential credential) : IAsyncDisposable
{
    private readonly Lazy<ServiceBusClient> _client = new(() => Create(options.Value, credential));

    public bool IsConfigured => options.Value.IsConfigured;

    /// <exception cref="InvalidOperationException">There is no namespace in the settings.</exception>
    public ServiceBusClient Client => IsConfigured ? _client.Value : throw new InvalidOperationException("No Service Bus namespace is configured.");

    public ValueTask DisposeAsync() => _client.IsValueCreated ? _client.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static ServiceBusClient Create(ServiceBusOptions settings, TokenCredential credential)
    {
        var client = new ServiceBusClientOptions
        {
            CustomEndpointAddress = settings.CustomEndpoint,
            RetryOptions = new ServiceBusRetryOptions { MaxRetries = 2, TryTimeout = TimeSpan.FromSeconds(15), MaxDelay = TimeSpan.FromSeconds(2) },
        };
        return string.IsNullOrEmpty(settings.ConnectionString)
            ? new ServiceBusClient(settings.FullyQualifiedNamespace, credential, client)
            : new ServiceBusClient(settings.ConnectionString, client);
    }
}
