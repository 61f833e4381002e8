using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Waits for a condition, never for a time; the limit is for a town whose storage was away, and whose repairs come by the minute.</summary>
internal static class Patience
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(300));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await holds()) await turns.WaitForNextTickAsync(limit.Token);
    }
}
