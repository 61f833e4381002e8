using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>How it stands with the messages to one target: one row, each change of which follows the one before.</summary>
public sealed record OutgoingState
{
    /// <summary>What was sent lately, as the sender writes it.</summary>
    public string Window { get; init; } = "";

    /// <summary>Row keys of what is being sent, in order; sent again as it is when nobody says how it ended.</summary>
    public IReadOnlyList<string> Sending { get; init; } = [];

    /// <summary>UTC; until then whoever wrote <see cref="Sending"/> is at it.</summary>
    public DateTimeOffset SendingUntil { get; init; }

    /// <summary>In a row.</summary>
    public int Failures { get; init; }

    /// <summary>UTC; not before, after a failure.</summary>
    public DateTimeOffset RetryAt { get; init; }

    /// <summary>UTC; a wake-up is under way for then.</summary>
    public DateTimeOffset WakeAt { get; init; }

    /// <summary><c>null</c> before the first is stored.</summary>
    internal ETag? ETag { get; init; }

    internal static OutgoingState Read(TableEntity row) => new()
    {
        Window = row.GetString(nameof(Window)),
        Sending = row.GetString(nameof(Sending)).Split('\n', StringSplitOptions.RemoveEmptyEntries),
        SendingUntil = Instant(row, nameof(SendingUntil)),
        Failures = row.GetInt32(nameof(Failures)) ?? 0,
        RetryAt = Instant(row, nameof(RetryAt)),
        WakeAt = Instant(row, nameof(WakeAt)),
        ETag = row.ETag,
    };

    internal TableEntity Write(string partition, string key) => new(partition, key)
    {
        [nameof(Window)] = Window,
        [nameof(Sending)] = string.Join('\n', Sending),
        [nameof(SendingUntil)] = Text(SendingUntil),
        [nameof(Failures)] = Failures,
        [nameof(RetryAt)] = Text(RetryAt),
        [nameof(WakeAt)] = Text(WakeAt),
    };

    /// <summary>As text, for the table's own instants begin in 1601.</summary>
    private static string Text(DateTimeOffset instant) => instant.UtcTicks.ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(TableEntity row, string name) => new(long.Parse(row.GetString(name), CultureInfo.InvariantCulture), TimeSpan.Zero);
}
