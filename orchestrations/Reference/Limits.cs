using System.Diagnostics;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Reference;

internal static class Limits
{
    private const int TenYearsOfDays = 3_660;

    /// <summary>What is wrong with an amount of time.</summary>
    /// <param name="least">1 for a limit, 0 for a delay.</param>
    public static IEnumerable<ReferenceProblem> Wrong(string file, TimeLimit limit, string place, int least, bool secondsAllowed) =>
        Wrong(limit, least, secondsAllowed) is { } change ? [new(file, place, change)] : [];

    private static string? Wrong(TimeLimit limit, int least, bool secondsAllowed) =>
        limit.Amount < least ? $"{limit.Amount} is too little; at least {least}."
        : limit.Amount > Most(limit.Unit) ? $"{limit.Amount} {limit.Unit} is more than ten years; is the unit right?"
        : limit.Unit == TimeUnit.Seconds && !secondsAllowed ? "Seconds are for demo sets of service levels only; take hours or days."
        : null;

    private static int Most(TimeUnit unit) => unit switch
    {
        TimeUnit.UrgentHours or TimeUnit.WorkingHours => TenYearsOfDays * 24,
        TimeUnit.WorkingDays or TimeUnit.NaturalDays => TenYearsOfDays,
        TimeUnit.Seconds => TenYearsOfDays * 24 * 3_600,
        _ => throw new UnreachableException($"Unit {unit}."),
    };
}
