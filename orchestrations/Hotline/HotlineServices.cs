using Microsoft.Extensions.DependencyInjection;
using Xinjing.Serverless.Hotline.Pushed;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline;

public static class HotlineServices
{
    /// <summary>Adds what takes batches in and files them; it needs the stores, the reference data and the cases.</summary>
    public static IServiceCollection AddHotline(this IServiceCollection services) => services
        .AddSingleton<HotlineFiles>()
        .AddSingleton<HotlineLedger>()
        .AddSingleton<HotlinePreview>()
        .AddSingleton<HotlineIntake>()
        .AddSingleton<HotlineFiling>()
        .AddSingleton<HotlineBatches>()
        .AddSingleton<HotlineSweep>()
        .AddSingleton<HotlineInbox>()
        .AddSingleton<ClaimChecks>()
        .AddSingleton<HotlineDrain>();
}
