using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>Where the reference data comes from, section <c>Reference</c>.</summary>
public sealed class ReferenceOptions
{
    /// <summary>Directory of the sets; <c>seeds</c> beside the application unless set.</summary>
    public string Directory { get; set; } = Path.Combine(AppContext.BaseDirectory, "seeds");

    /// <summary>File of the service levels in it; the demo's count in seconds.</summary>
    public string ServiceLevels { get; set; } = ReferenceFile.ServiceLevels;
}

public static class ReferenceServices
{
    /// <summary>Adds <see cref="ReferenceInForce"/> and what replaces sets; it needs the stores and the cases. Where the seeds are stands in the section <c>Reference</c>.</summary>
    public static IServiceCollection AddReferenceData(this IServiceCollection services)
    {
        services.AddOptions<ReferenceOptions>().BindConfiguration("Reference");
        return services
            .AddSingleton(provider => new ReferenceLoader(
                Seeds(provider.GetRequiredService<IOptions<ReferenceOptions>>().Value), provider.GetRequiredService<ReferenceStore>()))
            .AddSingleton<ReferenceInForce>()
            .AddSingleton<ReferenceArchive>()
            .AddSingleton<ReferenceDesk>()
            .AddSingleton<ReferenceDryRun>()
            .AddSingleton<RecomputationStart>();
    }

    private static ReferenceData Seeds(ReferenceOptions options) => ReferenceFiles.Load(options.Directory, options.ServiceLevels);
}
