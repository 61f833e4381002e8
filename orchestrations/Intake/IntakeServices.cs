using Microsoft.Extensions.DependencyInjection;

namespace Xinjing.Serverless.Intake;

public static class IntakeServices
{
    /// <summary>Adds what every door shares: the look-up of outcomes, and the fetching of pictures.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services) => services
        .AddSingleton<IntakeDesk>()
        .AddSingleton<PictureDesk>();
}
