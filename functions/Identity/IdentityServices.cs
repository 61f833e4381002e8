using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Identity;

internal static class IdentityServices
{
    /// <summary>Adds <see cref="TokenReader"/>; whose tokens are taken comes from the section <c>Auth</c>.</summary>
    public static IServiceCollection AddTokenReader(this IServiceCollection services)
    {
        services.AddOptions<AuthOptions>().BindConfiguration("Auth").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>().AddSingleton<TokenReader>();
    }
}
