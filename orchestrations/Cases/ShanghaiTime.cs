namespace Xinjing.Serverless.Cases;

/// <summary>The town's clock: UTC+8, without daylight saving time since 1991.</summary>
public static class ShanghaiTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The calendar day in Shanghai of an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>UTC; the instant at which a day begins in Shanghai.</summary>
    public static DateTimeOffset Midnight(DateOnly day) => new DateTimeOffset(day, TimeOnly.MinValue, Offset).ToUniversalTime();
}
