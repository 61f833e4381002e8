using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Evidence;

public static class EvidenceServices
{
    /// <summary>Adds what takes pictures and papers in, and where they are kept; limits come from the section <c>Evidence</c>.</summary>
    public static IServiceCollection AddEvidence(this IServiceCollection services)
    {
        services.AddOptions<EvidenceOptions>().BindConfiguration("Evidence").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<EvidenceOptions>, EvidenceOptionsValidator>()
            .AddSingleton<EvidenceIntake>()
            .AddSingleton<PaperIntake>()
            .AddSingleton<PaperStore>()
            .AddSingleton<PhotoStore>();
    }
}
