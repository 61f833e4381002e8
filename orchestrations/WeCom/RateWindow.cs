using System.Globalization;

namespace Xinjing.Serverless.WeCom;

/// <summary>At most so many in any stretch of this length.</summary>
/// <param name="Per">Longer than the platform's by what a call may take: it counts what arrives, we count what we begin.</param>
public sealed record RateLimit(int Count, TimeSpan Per)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1) + WeComClient.Patience;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1) + WeComClient.Patience;

    /// <summary>Of a group robot (path 99110).</summary>
    public static IReadOnlyList<RateLimit> Robot { get; } = [new(20, Minute)];

    /// <summary>To one member (path 90236); what is more is dropped by the platform without a word.</summary>
    public static IReadOnlyList<RateLimit> Member { get; } = [new(30, Minute), new(1000, Hour)];
}

/// <summary>What was sent lately to one target, and when the next may be.</summary>
public sealed record RateWindow
{
    private const char Separator = ',';
    private readonly IReadOnlyList<DateTimeOffset> _sent;

    private RateWindow(IReadOnlyList<DateTimeOffset> sent) => _sent = sent;

    public static RateWindow Empty { get; } = new([]);

    /// <summary>The earliest instant, not before now, at which one more keeps within every limit.</summary>
    public DateTimeOffset OpensAt(IReadOnlyList<RateLimit> limits, DateTimeOffset now) =>
        limits.Where(limit => _sent.Count >= limit.Count).Select(limit => _sent[^limit.Count] + limit.Per).Append(now).Max();

    /// <summary>With one more; what no limit looks at any more is forgotten.</summary>
    public RateWindow Add(DateTimeOffset at, IReadOnlyList<RateLimit> limits)
    {
        var forgotten = at - limits.Max(limit => limit.Per);
        return new RateWindow([.. _sent.Where(sent => sent > forgotten).Append(at).Order().TakeLast(limits.Max(limit => limit.Count))]);
    }

    /// <summary>Milliseconds since 1970, rounded up.</summary>
    public string Write() => string.Join(Separator, _sent.Select(sent => sent.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture)));

    public static RateWindow Read(string? text) => string.IsNullOrEmpty(text)
        ? Empty
        : new RateWindow([.. text.Split(Separator).Select(ms => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(ms, CultureInfo.InvariantCulture)))]);
}
