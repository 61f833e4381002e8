using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Archive;

public static class ArchiveServices
{
    /// <summary>Adds what puts cases away; it needs the stores. How long after closure stands in the section <c>Archive</c>.</summary>
    public static IServiceCollection AddArchive(this IServiceCollection services)
    {
        services.AddOptions<ArchiveOptions>().BindConfiguration("Archive").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<ArchiveOptions>, ArchiveOptionsValidator>().AddSingleton<NightlyArchive>();
    }
}
