namespace Xinjing.Serverless.Cases;

/// <summary>The clock of cases: whole milliseconds, as logs are stored and hashed.</summary>
internal static class CaseClock
{
    /// <summary>UTC.</summary>
    public static DateTimeOffset Now(this TimeProvider clock) => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
