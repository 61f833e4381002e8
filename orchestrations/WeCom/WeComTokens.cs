namespace Xinjing.Serverless.WeCom;

/// <summary>
/// The app's access token, one for each process: fetched by one caller while the others wait, again some minutes before it
/// expires, and again when the platform takes it no more.
/// </summary>
public sealed class WeComTokens(TimeProvider clock) : IDisposable
{
    /// <summary>Of two hours, as a rule.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _fetching = new(1, 1);
    private Held? _held;

    /// <param name="refused">A token that the platform has just refused; <c>null</c> for any that is still good.</param>
    /// <param name="fetch">Asks the platform; answers the token and for how long it is good.</param>
    public async Task<string> GetAsync(string? refused, Func<CancellationToken, Task<(string Token, TimeSpan Lifetime)>> fetch, CancellationToken cancellationToken)
    {
        if (Good(refused) is { } held) return held;
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            if (Good(refused) is { } fetched) return fetched;
            var (token, lifetime) = await fetch(cancellationToken);
            _held = new Held(token, clock.GetUtcNow() + (lifetime > 2 * Margin ? lifetime - Margin : lifetime / 2));
            return token;
        }
        finally
        {
            _fetching.Release();
        }
    }

    public void Dispose() => _fetching.Dispose();

    private string? Good(string? refused) => Volatile.Read(ref _held) is { } held && held.Token != refused && clock.GetUtcNow() < held.Until ? held.Token : null;

    private sealed record Held(string Token, DateTimeOffset Until);
}
