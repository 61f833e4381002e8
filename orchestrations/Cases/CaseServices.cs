using Microsoft.Extensions.DependencyInjection;

namespace Xinjing.Serverless.Cases;

public static class CaseServices
{
    /// <summary>Adds what files cases, carries commands out and does what a crash left; it needs the stores and the reference data.</summary>
    public static IServiceCollection AddCases(this IServiceCollection services) => services
        .AddSingleton<CaseWriter>()
        .AddSingleton<CaseDesk>()
        .AddSingleton<CaseIntake>()
        .AddSingleton<ReportUpdates>()
        .AddSingleton<DuplicateFinder>()
        .AddSingleton<DuplicateLink>()
        .AddSingleton<CaseNews>()
        .AddSingleton<CaseFollowUp>()
        .AddSingleton<CaseSweep>();
}
