using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Results;

namespace Xinjing.Serverless.Benchmarks.Counting;

/// <summary>Takes cases through one at a time, and lets everything come to rest after each step: the same counts in every run.</summary>
internal sealed class CountedRun(Contender contender, InstanceBoard board, TransactionLog log, CancellationToken cancellationToken)
{
    private readonly List<RequestPath> _paths = [];

    public async Task<CountedCases> RunAsync(int cases)
    {
        // The first case makes the clients look up what they keep from then on.
        await TakeThroughAsync();
        _paths.Clear();
        var (first, begin) = (log.Count, TimeProvider.System.GetTimestamp());
        for (var number = 0; number < cases; number++) await TakeThroughAsync();
        var seen = log.Since(first).ToLookup(transaction => transaction.IsBackground);
        return new CountedCases(cases, [.. seen[false]], seen[true].Count(), TimeProvider.System.GetElapsedTime(begin), _paths);
    }

    private async Task TakeThroughAsync()
    {
        var id = "";
        await StepAsync("file", async () => id = await contender.FileAsync(cancellationToken));
        await board.UntilAsync(id, contender.IsReady, cancellationToken);
        foreach (var step in contender.Steps)
        {
            await StepAsync(step.Name, () => step.SendAsync(id, cancellationToken));
            if (step.IsEffective is { } isEffective) await board.UntilAsync(id, isEffective, cancellationToken);
        }

        await board.UntilAsync(id, seen => seen.IsCompleted, cancellationToken);
    }

    private async Task StepAsync(string name, Func<Task> send)
    {
        var first = log.Count;
        await send();
        _paths.Add(new RequestPath(name, BeforeTheEngine(log.Since(first))));
        await log.QuietAsync(cancellationToken);
    }

    /// <summary>From the moment that the engine takes the message up, what the host does is no longer part of the request.</summary>
    private static IReadOnlyList<StorageTransaction> BeforeTheEngine(IReadOnlyList<StorageTransaction> seen)
    {
        var taken = seen.Index().FirstOrDefault(t => t.Item is { Origin: Origin.Host, Verb: "take" }, (seen.Count, null!)).Index;
        return [.. seen.Index().Where(t => !t.Item.IsBackground && (t.Index < taken || t.Item.Origin == Origin.Worker)).Select(t => t.Item)];
    }
}
