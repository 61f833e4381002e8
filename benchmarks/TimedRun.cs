using Xinjing.Serverless.Benchmarks.Contenders;

namespace Xinjing.Serverless.Benchmarks;

/// <summary>Takes many cases through at a time. Each next step is taken when the one before has taken effect, as persons would.</summary>
internal sealed class TimedRun(Contender contender, InstanceBoard board, CancellationToken cancellationToken)
{
    /// <summary>From the first report until the last orchestration has ended.</summary>
    /// <param name="cases">How many in all.</param>
    /// <param name="atATime">How many are open at any time.</param>
    public async Task<TimeSpan> RunAsync(int cases, int atATime)
    {
        var begin = TimeProvider.System.GetTimestamp();
        await Parallel.ForAsync(0, cases, new ParallelOptions { MaxDegreeOfParallelism = atATime, CancellationToken = cancellationToken }, (_, _) => TakeThroughAsync());
        return TimeProvider.System.GetElapsedTime(begin);
    }

    private async ValueTask TakeThroughAsync()
    {
        var id = await contender.FileAsync(cancellationToken);
        await board.UntilAsync(id, contender.IsReady, cancellationToken);
        foreach (var step in contender.Steps)
        {
            await step.SendAsync(id, cancellationToken);
            if (step.IsEffective is { } isEffective) await board.UntilAsync(id, isEffective, cancellationToken);
        }

        await board.UntilAsync(id, seen => seen.IsCompleted, cancellationToken);
    }
}
