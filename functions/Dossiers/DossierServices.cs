using Microsoft.Extensions.DependencyInjection;
using Xinjing.Serverless.Functions.Cases;

namespace Xinjing.Serverless.Functions.Dossiers;

internal static class DossierServices
{
    /// <summary>Adds what explains deadlines and puts cases together for a court; it needs the stores and the reference data.</summary>
    public static IServiceCollection AddDossiers(this IServiceCollection services) => services.AddSingleton<DeadlineProofs>().AddSingleton<DossierDesk>();
}
