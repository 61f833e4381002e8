using System.Runtime.InteropServices;

namespace Xinjing.Serverless.Simulation;

/// <summary>What a draw is for.</summary>
internal enum Draw
{
    Arrivals,
    Time,
    Report,
    Urgent,
    Dispatch,
    Returns,
    Acceptance,
    Contacted,
    FirstContact,
    Handling,
    Result,
    Verification,
    Passed,
    CallBack,
    Reached,
    Satisfaction,
    Notice,
    Preparation,
    Found,
    Order,
    MissesFirstTerm,
    MissesSecondTerm,
    Cure,
    HandInAgain,
    Judgement,
    PaperRejected,
    Extension,
    ExtensionApproved,
    Reinspection,
    ReinspectionFailed,
    Interview,
    HeedsInterview,
    AfterInterview,
    Enforcement,
    EnforcementResult,
    Revisit,
    Relapse,
    RelapsedItem,
}

/// <summary>
/// Chance without a sequence: a draw depends on the seed, the case, its purpose and its number only. So two sets of rules meet
/// the same citizens and units, and one decision more in one of them shifts nothing else.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Chance(long Seed, int Case)
{
    private const double Unit = 1.0 / (1L << 53);

    /// <summary>The chance of a part of a case, such as one finding: the same for the same name, whatever other parts there are.</summary>
    public Chance For(string part) => this with { Seed = (long)part.Aggregate(Mix((ulong)Seed), (mixed, letter) => Mix(mixed + letter)) };

    /// <summary>From 0, below 1.</summary>
    public double Next(Draw draw, int number = 0)
    {
        var mixed = Mix(Mix(Mix((ulong)Seed) + (ulong)Case) + ((ulong)draw << 32) + (ulong)number);
        return (mixed >> 11) * Unit;
    }

    public bool Happens(Draw draw, double share, int number = 0) => Next(draw, number) < share;

    /// <summary>Hours.</summary>
    public double Hours(Draw draw, Delay delay, int number = 0)
    {
        // Box and Muller's normal from two even draws; the first is above zero.
        var radius = Math.Sqrt(-2 * Math.Log(1 - Next(draw, number * 2)));
        return delay.MedianHours * Math.Exp(delay.Spread * radius * Math.Cos(2 * Math.PI * Next(draw, (number * 2) + 1)));
    }

    /// <summary>Index of one of the weights.</summary>
    public int Pick(Draw draw, IReadOnlyList<double> weights, int number = 0)
    {
        var rest = Next(draw, number) * weights.Sum();
        for (var i = 0; i < weights.Count; i++)
        {
            if ((rest -= weights[i]) < 0) return i;
        }

        return weights.Count - 1;
    }

    /// <summary>Sebastiano Vigna's SplitMix64.</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }
}
