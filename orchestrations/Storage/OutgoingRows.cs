using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <summary>A message that waits to be sent.</summary>
/// <param name="EnqueuedAt">UTC.</param>
public sealed record WaitingMessage(string RowKey, OutgoingMessage Message, DateTimeOffset EnqueuedAt);

/// <summary>
/// The rows of a target's partition: <c>state</c>, <c>wait|…</c> for what has to be said, and <c>seen|…</c> for what was ever
/// enqueued, which outlives it by two days so that the same message is not said again.
/// </summary>
internal static class OutgoingRows
{
    public const string State = "state";
    public const string Waiting = "wait|";
    public const string Seen = "seen|";
    public const string Target = "Target";
    public const string EnqueuedAt = "EnqueuedAt";
    private const string Content = "Content";
    private const int MostIdCharacters = 200;

    public static string Partition(ChatTarget target) => $"{target.Kind}-{KeyHash.Of(target.Name)}";

    public static IEnumerable<TableTransactionAction> Write(OutgoingMessage message, DateTimeOffset now)
    {
        var (partition, key) = (Partition(message.Target), Key(message));
        yield return Add(new TableEntity(partition, Seen + key));
        yield return Add(new TableEntity(partition, Waiting + key)
        {
            [Target] = JsonSerializer.Serialize(message.Target, OutgoingJson.Default.ChatTarget),
            [EnqueuedAt] = now,
            [Content] = JsonSerializer.Serialize(message, ChatJson.Stored.OutgoingMessage),
        });
    }

    public static WaitingMessage Read(TableEntity row) => new(
        row.RowKey, JsonSerializer.Deserialize(row.GetString(Content), ChatJson.Stored.OutgoingMessage)!, row.GetDateTimeOffset(EnqueuedAt)!.Value);

    /// <summary>The first key that is not older.</summary>
    public static string SeenSince(DateTimeOffset instant) => Seen + Ticks(instant);

    /// <summary>By time, then by id.</summary>
    private static string Key(OutgoingMessage message) => $"{Ticks(message.At)}|{Id(message.Id)}";

    private static string Ticks(DateTimeOffset instant) => instant.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Itself where a row key may hold it.</summary>
    private static string Id(string id) => id.Length <= MostIdCharacters && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '|' or ':' or '@' or ' ')
        ? id
        : KeyHash.Of(id);

    private static TableTransactionAction Add(TableEntity row) => new(TableTransactionActionType.Add, row);
}
