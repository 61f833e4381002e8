using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Supervision;

/// <summary>Rolls up the facts of closed cases, day by day.</summary>
public sealed partial class NightlyRollUp(FactRollUps rollUps, TimeProvider clock, ILogger<NightlyRollUp> logger)
{
    /// <summary>The oldest days first; the rest waits for the next night.</summary>
    private const int MostDaysPerRun = 200;

    /// <summary>Takes up every day before today (Shanghai) on which a closed case still has a row.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var today = ShanghaiTime.Day(clock.GetUtcNow());
        foreach (var day in await rollUps.ListDaysAsync(today, MostDaysPerRun, cancellationToken))
            await Attempt.SucceedsAsync(() => RollUpAsync(day, cancellationToken), failed => LogFailed(failed, day), cancellationToken);
    }

    /// <summary>Of a day that cannot be rolled up the facts are read from their rows.</summary>
    private async Task RollUpAsync(DateOnly day, CancellationToken cancellationToken) => LogRolledUp(await rollUps.RollUpAsync(day, cancellationToken), day);

    [LoggerMessage(LogLevel.Information, "Rolled up the facts of {Cases} cases that were filed on {Day}.")]
    private partial void LogRolledUp(int cases, DateOnly day);

    [LoggerMessage(LogLevel.Error, "The facts of {Day} could not be rolled up; the next night tries again.")]
    private partial void LogFailed(Exception exception, DateOnly day);
}
