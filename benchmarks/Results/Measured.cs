using Xinjing.Serverless.Benchmarks.Counting;

namespace Xinjing.Serverless.Benchmarks.Results;

/// <summary>The transactions from a request until its answer.</summary>
internal sealed record RequestPath(string Step, IReadOnlyList<StorageTransaction> Transactions);

/// <summary>Cases taken through alone, one after another, each step after everything of the one before had come to rest.</summary>
/// <param name="Transactions">Of all cases, from filing until the orchestration had ended; without the background.</param>
/// <param name="Background">What went by besides.</param>
internal sealed record CountedCases(
    int Cases, IReadOnlyList<StorageTransaction> Transactions, int Background, TimeSpan Elapsed, IReadOnlyList<RequestPath> Paths)
{
    public double PerCase => PerCaseOf(Transactions.Count);

    public double PerCaseOf(int count) => (double)count / Cases;
}

/// <summary>Many cases at a time, without the counter.</summary>
/// <param name="Emulator">Processor time of the storage emulator, all cases together; the others likewise.</param>
/// <param name="Host">The local host with the engine, and the benchmark's own clients.</param>
internal sealed record TimedCases(int Cases, TimeSpan Elapsed, TimeSpan Emulator, TimeSpan Host, TimeSpan Worker)
{
    public double PerSecond => Cases / Elapsed.TotalSeconds;

    public double MillisecondsPerCase(TimeSpan processor) => processor.TotalMilliseconds / Cases;
}

/// <summary>What came of one contender.</summary>
internal sealed record Measured(string Name, CountedCases Counted)
{
    /// <summary>One a round.</summary>
    public IList<TimedCases> Timed { get; } = [];

    /// <summary>The round that other work on the machine disturbed least.</summary>
    public TimedCases Best => Timed.MaxBy(timed => timed.PerSecond)!;
}
