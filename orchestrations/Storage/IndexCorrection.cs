using Azure.Data.Tables;

namespace Xinjing.Serverless.Storage;

/// <summary>The transaction that makes the index show a case as its record is; pure.</summary>
/// <param name="Actions">Empty when it does already.</param>
internal sealed record IndexCorrection(IReadOnlyList<TableTransactionAction> Actions, RowsRepaired Repaired)
{
    /// <summary>
    /// It always changes the head that was seen, or else the row of whoever was first, under its ETag: a command that shows a newer
    /// version takes that head away, so that only one of the two succeeds.
    /// </summary>
    /// <param name="there">Rows of the case that the index has.</param>
    /// <param name="asked">Rows that it should have.</param>
    /// <param name="heads">Of those that are there.</param>
    /// <param name="first">Of those that are there; <c>null</c> for none.</param>
    public static IndexCorrection Of(IReadOnlyList<TableEntity> there, IReadOnlyList<TableEntity> asked, IReadOnlyList<TableEntity> heads, TableEntity? first)
    {
        var removed = there.ExceptBy(asked.Select(row => row.RowKey), row => row.RowKey, StringComparer.Ordinal)
            .Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, row.ETag)).ToList();
        var written = asked.Select(row => Written(row, there.FirstOrDefault(t => t.RowKey == row.RowKey))).OfType<TableTransactionAction>().ToList();
        if (removed.Count + written.Count == 0) return new IndexCorrection([], RowsRepaired.None);
        var guard = heads.FirstOrDefault(head => asked.Any(row => row.RowKey == head.RowKey)) ?? (heads.Count == 0 ? first : null);
        var isGuarded = guard is null || removed.Concat(written).Any(action => action.Entity.RowKey == guard.RowKey);
        return new IndexCorrection([.. removed, .. written, .. isGuarded ? [] : Touched(guard!)], new RowsRepaired(written.Count, removed.Count));
    }

    private static TableTransactionAction? Written(TableEntity row, TableEntity? there) =>
        there is null ? new TableTransactionAction(TableTransactionActionType.Add, row)
        : there.SaysTheSameAs(row) ? null
        : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, there.ETag);

    private static TableTransactionAction[] Touched(TableEntity row) => [new(TableTransactionActionType.UpdateReplace, row, row.ETag)];
}
