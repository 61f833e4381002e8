using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Waits for a condition, never for a time; a minute is the limit.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public static async Task HoldsAsync(Func<Task<bool>> holds)
    {
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await holds()) await turns.WaitForNextTickAsync(limit.Token);
    }
}
