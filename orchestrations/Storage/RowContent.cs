using System.Globalization;
using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>What a row says, apart from what the storage adds to it.</summary>
internal static class RowContent
{
    private static readonly string[] OfTheStorage = [nameof(TableEntity.PartitionKey), nameof(TableEntity.RowKey), nameof(TableEntity.Timestamp), "odata.etag"];

    /// <summary>Whether the other row has the same columns with the same values; a column that is <c>null</c> is none.</summary>
    public static bool SaysTheSameAs(this TableEntity row, TableEntity other) => Of(row).SequenceEqual(Of(other));

    /// <summary>Values as texts: a number of the storage need not be of the type that it was written with.</summary>
    private static IEnumerable<(string Column, string? Value)> Of(TableEntity row) => row
        .Where(column => column.Value is not null && !OfTheStorage.Contains(column.Key, StringComparer.Ordinal))
        .Select(column => (column.Key, Convert.ToString(column.Value, CultureInfo.InvariantCulture)))
        .OrderBy(column => column.Key, StringComparer.Ordinal);
}
