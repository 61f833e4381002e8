using System.Diagnostics.CodeAnalysis;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>What the storage does to a request.</summary>
internal enum Fault
{
    None,

    /// <summary>It is late.</summary>
    Slow,

    /// <summary>It answers 500, 503 or 429 and does nothing.</summary>
    Refused,

    /// <summary>It does what it was asked to, and answers 500 or 503.</summary>
    RefusedAfterWrite,

    /// <summary>The connection ends before anything was done.</summary>
    Dropped,

    /// <summary>The connection ends after it was done.</summary>
    DroppedAfterWrite,

    /// <summary>Nobody is there.</summary>
    Gone,
}

/// <summary>Chance, but the same each time: what goes wrong with the next request, and when somebody pulls a plug.</summary>
/// <param name="seed">The same seed draws the same; which request meets which draw is up to the machine.</param>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The same draws at each run.")]
internal sealed class FaultPlan(int seed)
{
    private static readonly (Fault Fault, double Share)[] Shares =
        [(Fault.Slow, 0.02), (Fault.Refused, 0.012), (Fault.RefusedAfterWrite, 0.008), (Fault.Dropped, 0.008), (Fault.DroppedAfterWrite, 0.008)];

    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);

    /// <param name="roughness">1 on a usual day; more multiplies every share.</param>
    public Fault Next(double roughness)
    {
        var drawn = Draw(random => random.NextDouble());
        foreach (var (fault, share) in Shares)
        {
            drawn -= share * roughness;
            if (drawn < 0) return fault;
        }

        return Fault.None;
    }

    public TimeSpan Delay() => TimeSpan.FromMilliseconds(Draw(random => random.Next(50, 2_000)));

    /// <param name="isThrottling">Whether 429 is one of them.</param>
    public int Refusal(bool isThrottling) => Draw(random => random.Next(isThrottling ? 3 : 2)) switch
    {
        0 => 500,
        1 => 503,
        _ => 429,
    };

    /// <summary>So many different numbers from 1 to a limit, in order.</summary>
    public IReadOnlyList<int> Moments(int count, int limit) => Draw(random => Enumerable.Range(1, limit).OrderBy(_ => random.Next()).Take(count).Order().ToList());

    public IReadOnlyList<T> Shuffled<T>(IEnumerable<T> things) => Draw(random => things.OrderBy(_ => random.Next()).ToList());

    private T Draw<T>(Func<Random, T> draw)
    {
        lock (_lock) return draw(_random);
    }
}
