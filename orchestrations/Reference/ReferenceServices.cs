using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

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
    /// <summary>Adds <see cref="ReferenceData"/> and the case lifecycle that follows its rules; where it comes from stands in the section <c>Reference</c>.</summary>
    public static IServiceCollection AddReferenceData(this IServiceCollection services)
    {
        services.AddOptions<ReferenceOptions>().BindConfiguration("Reference");
        return services
            .AddSingleton(provider => Load(provider.GetRequiredService<IOptions<ReferenceOptions>>().Value))
            .AddSingleton(provider => provider.GetRequiredService<ReferenceData>().CreateLifecycle());
    }

    private static ReferenceData Load(ReferenceOptions options) => ReferenceFiles.Load(options.Directory, options.ServiceLevels);
}
