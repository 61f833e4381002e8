using Xinjing.Serverless.Tests.EndToEnd;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Waits for a condition, never for a time; the limit is for a town whose storage was away, and whose watchdog takes half an hour to begin an orchestration again.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(40);

    public static Task HoldsAsync(Func<Task<bool>> holds) => Eventually.HoldsAsync(holds, Limit);
}
