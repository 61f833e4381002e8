using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>How often firms' links were used lately: one row per link and kind of use, so that no instance of the application has to know of another.</summary>
public sealed class LinkUses(TableServiceClient tables, TimeProvider clock)
{
    private const string Count = "Count";
    private const string Since = "Since";
    private const int Attempts = 5;
    private readonly TableClient _table = tables.GetTableClient(StorageNames.LinkUses);

    /// <summary>Counts one more use.</summary>
    /// <param name="most">In one window; windows begin with a use and follow each other.</param>
    /// <returns><c>false</c> when there were enough, or others kept using it at the same moment.</returns>
    public async Task<bool> TryUseAsync(string link, string what, int most, TimeSpan window, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var found = await _table.GetEntityIfExistsAsync<TableEntity>(link, what, cancellationToken: cancellationToken);
            var now = clock.GetUtcNow();
            var before = found.HasValue && now - new DateTimeOffset(long.Parse(found.Value!.GetString(Since), CultureInfo.InvariantCulture), TimeSpan.Zero) < window ? found.Value : null;
            if (before?.GetInt32(Count) >= most) return false;
            var after = new TableEntity(link, what)
            {
                [Since] = before?.GetString(Since) ?? now.UtcTicks.ToString(CultureInfo.InvariantCulture),
                [Count] = (before?.GetInt32(Count) ?? 0) + 1,
            };
            if (await TryWriteAsync(after, found.HasValue ? found.Value!.ETag : null, cancellationToken)) return true;
        }

        return false;
    }

    private async Task<bool> TryWriteAsync(TableEntity row, ETag? before, CancellationToken cancellationToken)
    {
        try
        {
            if (before is { } etag) await _table.UpdateEntityAsync(row, etag, TableUpdateMode.Replace, cancellationToken);
            else await _table.AddEntityAsync(row, cancellationToken);
            return true;
        }
        catch (RequestFailedException moved) when (moved.Status is 409 or 412)
        {
            return false;
        }
    }
}
