using Microsoft.Extensions.DependencyInjection;

namespace Xinjing.Serverless.Bulletins;

public static class BulletinServices
{
    /// <summary>Adds what makes the morning bulletin and has it told; it needs the stores, the reference data, the platform and the options of the chat.</summary>
    public static IServiceCollection AddBulletins(this IServiceCollection services) => services
        .AddSingleton<BulletinReading>()
        .AddSingleton<CampaignReading>()
        .AddSingleton<BulletinDesk>();
}
