using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Identity;

internal static class IdentityServices
{
    /// <summary>Adds what tells callers apart; whose tokens are taken comes from the section <c>Auth</c>, how much each may ask from <c>RateLimits</c>.</summary>
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration("Auth").ValidateOnStart();
        services.AddOptions<RateLimitOptions>().BindConfiguration("RateLimits").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>()
            .AddSingleton<IValidateOptions<AuthOptions>, KnownSourcesValidator>()
            .AddSingleton<IValidateOptions<RateLimitOptions>, RateLimitOptionsValidator>()
            .AddSingleton<TokenReader>()
            .AddSingleton<SourceOwners>()
            .AddSingleton<RateLimits>();
    }
}
