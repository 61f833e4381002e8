using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Privacy;

public static class PrivacyServices
{
    /// <summary>Adds what keeps citizens' names and phones; keys and time come from the section <c>Privacy</c>.</summary>
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration("Privacy").ValidateOnStart();
        return services.AddSingleton<IValidateOptions<PrivacyOptions>, PrivacyOptionsValidator>().AddSingleton<PersonalData>().AddSingleton<ErasureSweep>();
    }
}
