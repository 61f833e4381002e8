using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Waits for a condition, never for a time; three minutes are the limit, for a machine that has other things to do.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    /// <param name="most">Instead of the three minutes.</param>
    public static async Task HoldsAsync(Func<Task<bool>> holds, TimeSpan? most = null)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(most ?? Limit);
        while (!await holds()) await turns.WaitForNextTickAsync(limit.Token);
    }
}
