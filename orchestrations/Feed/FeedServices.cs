using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Xinjing.Serverless.Feed;

public static class FeedServices
{
    /// <summary>Adds what tells others of case events; the namespace comes from the section <c>ServiceBus</c>.</summary>
    public static IServiceCollection AddCaseFeed(this IServiceCollection services)
    {
        services.AddOptions<ServiceBusOptions>().BindConfiguration("ServiceBus");
        services.TryAddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        return services.AddSingleton<ServiceBusConnection>().AddSingleton<CaseEventTopic>().AddSingleton<CaseFeed>();
    }
}
