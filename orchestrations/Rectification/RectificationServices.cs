using Microsoft.Extensions.DependencyInjection;

namespace Xinjing.Serverless.Rectification;

public static class RectificationServices
{
    /// <summary>Adds campaigns and their targets; it needs the stores, the reference data and the chat.</summary>
    public static IServiceCollection AddRectification(this IServiceCollection services) => services
        .AddSingleton<CampaignRules>()
        .AddSingleton<CampaignDesk>()
        .AddSingleton<RectificationWriter>()
        .AddSingleton<RectificationNews>()
        .AddSingleton<RectificationFollowUp>()
        .AddSingleton<RectificationDesk>()
        .AddSingleton<RectificationSweep>()
        .AddSingleton<TargetIntake>();
}
