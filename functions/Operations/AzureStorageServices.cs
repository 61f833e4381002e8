using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Xinjing.Serverless.Functions.Operations;

internal static class AzureStorageServices
{
    /// <summary>
    /// Clients of the account that the Functions host uses too (<c>AzureWebJobsStorage</c>: a connection string, or the
    /// addresses of its services for a managed identity). A call gives up after well under the half minute for which a
    /// promise in the outbox is fresh.
    /// </summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var account = configuration.GetSection("AzureWebJobsStorage");
        services.AddAzureClients(clients =>
        {
            clients.UseCredential(new DefaultAzureCredential());
            clients.AddTableServiceClient(account).ConfigureOptions(options => Impatient(options.Retry));
            clients.AddBlobServiceClient(account);
            clients.AddQueueServiceClient(account).ConfigureOptions(options => Impatient(options.Retry));
        });
        return services;
    }

    private static void Impatient(RetryOptions retry)
    {
        retry.NetworkTimeout = TimeSpan.FromSeconds(5);
        retry.MaxRetries = 3;
        retry.Delay = TimeSpan.FromMilliseconds(200);
        retry.MaxDelay = TimeSpan.FromSeconds(2);
    }
}
