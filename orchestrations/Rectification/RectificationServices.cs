using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Rectification.Door;

namespace Xinjing.Serverless.Rectification;

public static class RectificationServices
{
    /// <summary>Adds campaigns and their targets; it needs the stores, the reference data and the chat.</summary>
    public static IServiceCollection AddRectification(this IServiceCollection services)
    {
        services.AddOptions<HandInOptions>().BindConfiguration("HandIn").ValidateOnStart()
            .PostConfigure<IConfiguration>((options, settings) => options.PublicAddress ??= settings["WEBSITE_HOSTNAME"] is { Length: > 0 } host ? new Uri($"https://{host}") : null);
        return services
            .AddSingleton<CampaignRules>()
            .AddSingleton<CampaignDesk>()
            .AddSingleton<RectificationWriter>()
            .AddSingleton<RectificationNews>()
            .AddSingleton<RectificationFollowUp>()
            .AddSingleton<RectificationDesk>()
            .AddSingleton<RectificationSweep>()
            .AddSingleton<TargetIntake>()
            .AddSingleton<IValidateOptions<HandInOptions>, HandInOptionsValidator>()
            .AddSingleton<FirmLinks>()
            .AddSingleton<FirmDoor>();
    }
}
