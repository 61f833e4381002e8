using Microsoft.Extensions.DependencyInjection;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rebuild;

public static class RebuildServices
{
    /// <summary>Adds what makes the index again from the records; it needs the stores.</summary>
    public static IServiceCollection AddRebuild(this IServiceCollection services) => services
        .AddSingleton<CaseIndexRepair>()
        .AddSingleton<RollUpRepair>()
        .AddSingleton<CampaignIndexRepair>()
        .AddSingleton<IndexRebuilds>()
        .AddSingleton<RebuildDesk>();
}
