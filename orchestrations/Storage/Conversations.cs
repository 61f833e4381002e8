using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Xinjing.Serverless.Chat;

namespace Xinjing.Serverless.Storage;

/// <param name="ETag"><c>null</c> while nothing is stored.</param>
public sealed record StoredConversation(Conversation Conversation, ETag? ETag);

/// <summary>One row for each person of the chat; a change must follow the one before it.</summary>
public sealed class Conversations(TableServiceClient tables)
{
    private const string Row = "conversation";
    private const string Content = "Content";
    private const string More = "More";

    /// <summary>A property of a row holds 32,768 characters.</summary>
    private const int Half = 32_000;

    private readonly TableClient _table = tables.GetTableClient(StorageNames.Conversations);

    /// <param name="person">The platform's id.</param>
    public async Task<StoredConversation> ReadAsync(string person, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(Partition(person), Row, cancellationToken: cancellationToken);
        return row.HasValue
            ? new StoredConversation(JsonSerializer.Deserialize(row.Value!.GetString(Content) + row.Value.GetString(More), ChatJson.Stored.Conversation)!, row.Value.ETag)
            : new StoredConversation(new Conversation { Person = person }, ETag: null);
    }

    /// <returns><c>false</c> when another change came between.</returns>
    public async Task<bool> TryWriteAsync(StoredConversation before, Conversation after, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.Serialize(after, ChatJson.Stored.Conversation);
        var row = new TableEntity(Partition(after.Person), Row) { [Content] = content[..Math.Min(Half, content.Length)], [More] = content[Math.Min(Half, content.Length)..] };
        try
        {
            if (before.ETag is { } etag) await _table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException moved) when (moved.Status is 404 or 409 or 412)
        {
            return false;
        }
    }

    private static string Partition(string person) => KeyHash.Of(person);
}
