using Microsoft.Extensions.DependencyInjection;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Functions.Scorecards;

internal static class ScorecardServices
{
    /// <summary>Adds what scorecards are made with; the points stand in the section <c>Scorecard</c>.</summary>
    public static IServiceCollection AddScorecards(this IServiceCollection services)
    {
        services.AddOptions<ScorecardWeights>().BindConfiguration("Scorecard");
        return services.AddSingleton<ScorecardDesk>().AddSingleton<NightlyRollUp>();
    }
}
