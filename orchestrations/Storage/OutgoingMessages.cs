using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// What the town has to say in the chat, kept until it is said: one row for each message, in order for each target. A message
/// on a queue wakes the sender; one that is lost is made up for by <see cref="OverdueAsync"/>.
/// </summary>
public sealed class OutgoingMessages(TableServiceClient tables, QueueServiceClient queues, TimeProvider clock)
{
    /// <summary>The service's own limit is seven days; nothing here waits for a tenth of it.</summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromHours(12);

    private static readonly TimeSpan SeenFor = TimeSpan.FromDays(2);
    private readonly TableClient _table = tables.GetTableClient(StorageNames.ChatOutbox);
    private readonly QueueClient _wakeUps = queues.GetQueueClient(StorageNames.ChatOutgoing);

    /// <summary>
    /// Keeps the messages and wakes the sender. The same message (target, time and id) again is the same one, also when it was
    /// sent since, for two days from its time. Text beyond what the platform takes is cut off here.
    /// </summary>
    public async Task EnqueueAsync(IReadOnlyCollection<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(messages, cancellationToken, async (message, stop) => await AddAsync(message, stop));
        foreach (var target in messages.Select(message => message.Target).Distinct()) await WakeAsync(target, TimeSpan.Zero, cancellationToken);
    }

    /// <param name="delay">Zero for at once.</param>
    public Task WakeAsync(ChatTarget target, TimeSpan delay, CancellationToken cancellationToken) => _wakeUps.SendMessageAsync(
        JsonSerializer.Serialize(target, OutgoingJson.Default.ChatTarget), QueueTimes.NotEarlier(delay < LongestDelay ? delay : LongestDelay), QueueTimes.Forever, cancellationToken);

    /// <summary>What waits for a target, in the order in which it is to be said.</summary>
    /// <param name="top">1 to 1000.</param>
    public async Task<List<WaitingMessage>> ReadAsync(ChatTarget target, int top, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter(
            $"PartitionKey eq {OutgoingRows.Partition(target)} and RowKey ge {OutgoingRows.Waiting} and RowKey lt {OutgoingRows.Waiting + '~'}");
        return await _table.QueryAsync<TableEntity>(query, top, cancellationToken: cancellationToken).Take(top).Select(OutgoingRows.Read).ToListAsync(cancellationToken);
    }

    /// <summary>Those of these that still wait, in order, however many older ones have come since.</summary>
    /// <param name="keys">Row keys in order, at least one.</param>
    public async Task<List<WaitingMessage>> ReadAsync(ChatTarget target, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter($"PartitionKey eq {OutgoingRows.Partition(target)} and RowKey ge {keys[0]} and RowKey le {keys[^1]}");
        var rows = _table.QueryAsync<TableEntity>(query, cancellationToken: cancellationToken);
        return await rows.Where(row => keys.Contains(row.RowKey, StringComparer.Ordinal)).Select(OutgoingRows.Read).ToListAsync(cancellationToken);
    }

    public async Task<OutgoingState> ReadStateAsync(ChatTarget target, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(OutgoingRows.Partition(target), OutgoingRows.State, cancellationToken: cancellationToken);
        return row.HasValue ? OutgoingState.Read(row.Value!) : new OutgoingState();
    }

    /// <summary>Changes how it stands, and takes away what was said, in one transaction.</summary>
    /// <param name="said">At most 99 row keys.</param>
    /// <returns><c>false</c> when another change came between.</returns>
    public async Task<bool> TryChangeAsync(
        ChatTarget target, OutgoingState before, OutgoingState after, IReadOnlyCollection<string> said, CancellationToken cancellationToken)
    {
        var partition = OutgoingRows.Partition(target);
        var state = after.Write(partition, OutgoingRows.State);
        List<TableTransactionAction> actions =
        [
            before.ETag is { } etag
                ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, state, etag)
                : new TableTransactionAction(TableTransactionActionType.Add, state),
            .. said.Select(key => new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, key), ETag.All)),
        ];
        try
        {
            await _table.SubmitTransactionAsync(actions, cancellationToken);
            return true;
        }
        catch (RequestFailedException moved) when (moved.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    /// <summary>Targets for which something has waited since before then; one look over the waiting rows of all targets.</summary>
    /// <param name="top">Targets.</param>
    public async Task<List<ChatTarget>> OverdueAsync(DateTimeOffset before, int top, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter($"RowKey ge {OutgoingRows.Waiting} and RowKey lt {OutgoingRows.Waiting + '~'} and EnqueuedAt lt {before}");
        var rows = _table.QueryAsync<TableEntity>(query, select: [OutgoingRows.Target], cancellationToken: cancellationToken);
        return await rows.Select(row => JsonSerializer.Deserialize(row.GetString(OutgoingRows.Target), OutgoingJson.Default.ChatTarget)!).Distinct().Take(top).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets what was enqueued more than two days ago; what still waits is not touched.</summary>
    public async Task ForgetAsync(int top, CancellationToken cancellationToken)
    {
        var query = TableClient.CreateQueryFilter($"RowKey ge {OutgoingRows.Seen} and RowKey lt {OutgoingRows.SeenSince(clock.GetUtcNow() - SeenFor)}");
        var rows = _table.QueryAsync<TableEntity>(query, select: [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey)], cancellationToken: cancellationToken);
        await foreach (var row in rows.Take(top)) await _table.DeleteEntityAsync(row.PartitionKey, row.RowKey, ETag.All, cancellationToken);
    }

    private async Task AddAsync(OutgoingMessage message, CancellationToken cancellationToken)
    {
        try
        {
            var sayable = message with { Text = TextCut.Bytes(message.Text, TextCut.MostBytes) };
            await _table.SubmitTransactionAsync(OutgoingRows.Write(sayable, clock.GetUtcNow()), cancellationToken);
        }
        catch (RequestFailedException seen) when (seen.Status == 409)
        {
            // The same message: it waits, or was said.
        }
    }
}
