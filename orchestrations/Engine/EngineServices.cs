using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Engine;

public static class EngineServices
{
    /// <summary>Adds what looks after orchestrations; it needs the stores. How long histories are kept stands in the section <c>Histories</c>.</summary>
    public static IServiceCollection AddEngineCare(this IServiceCollection services)
    {
        services.AddOptions<HistoryOptions>().BindConfiguration("Histories").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<HistoryOptions>, HistoryOptionsValidator>()
            .AddSingleton<WatchedRecords>()
            .AddSingleton<EngineWatch>()
            .AddSingleton<RecordCare>()
            .AddSingleton<EngineDesk>()
            .AddSingleton<StuckRecords>()
            .AddSingleton<Watchdog>()
            .AddSingleton<HistoryPurge>();
    }
}
