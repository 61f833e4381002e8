using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Bots;

internal static class BotServices
{
    /// <summary>Adds the door for bots; who may report comes from the section <c>Bots</c>.</summary>
    public static IServiceCollection AddBots(this IServiceCollection services)
    {
        services.AddOptions<BotsOptions>().Configure<IConfiguration>((options, configuration) => configuration.GetSection("Bots").Bind(options.Bots)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<BotsOptions>, BotsOptionsValidator>().AddSingleton<BotSignature>();
    }
}
