using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xinjing.Serverless.Functions.Telemetry;

namespace Xinjing.Serverless.Functions.Operations;

internal static class AzureStorageServices
{
    /// <summary>
    /// Clients of the account that the Functions host and the engine use too: <c>AzureWebJobsStorage</c> is a connection string,
    /// or a section with the addresses of the services, under the names that the host takes, for a managed identity. A call
    /// gives up after well under the half minute for which a promise in the outbox is fresh.
    /// </summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var account = configuration.GetSection("AzureWebJobsStorage");
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddAzureClients(clients =>
        {
            clients.UseCredential(provider => provider.GetRequiredService<TokenCredential>());
            clients.AddClient<TableServiceClient, TableClientOptions>((options, credential, _) =>
                Keyed(account) is { } keyed ? new TableServiceClient(keyed, options) : new TableServiceClient(Address(account, "tableServiceUri"), credential, options))
                .ConfigureOptions(options => Counted(Impatient(options, options.Retry), "table"));
            clients.AddClient<BlobServiceClient, BlobClientOptions>((options, credential, _) =>
                Keyed(account) is { } keyed ? new BlobServiceClient(keyed, options) : new BlobServiceClient(Address(account, "blobServiceUri"), credential, options))
                .ConfigureOptions(options => Counted(options, "blob"));
            clients.AddClient<QueueServiceClient, QueueClientOptions>((options, credential, _) =>
                Keyed(account) is { } keyed ? new QueueServiceClient(keyed, options) : new QueueServiceClient(Address(account, "queueServiceUri"), credential, options))
                .ConfigureOptions(options => Counted(Impatient(options, options.Retry), "queue"));
        });
        return services;
    }

    private static string? Keyed(IConfigurationSection account) => string.IsNullOrEmpty(account.Value) ? null : account.Value;

    private static Uri Address(IConfigurationSection account, string service) => Uri.TryCreate(account[service], UriKind.Absolute, out var address)
        ? address
        : throw new InvalidOperationException($"Set {account.Key} to a connection string, or {account.Key}__{service} to the address of the service.");

    private static void Counted(ClientOptions options, string service) => options.AddPolicy(new StorageTransactions(service), HttpPipelinePosition.PerRetry);

    private static ClientOptions Impatient(ClientOptions options, RetryOptions retry)
    {
        retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        retry.MaxRetries = 3;
        retry.Delay = TimeSpan.FromMilliseconds(200);
        retry.MaxDelay = TimeSpan.FromSeconds(2);
        return options;
    }
}
