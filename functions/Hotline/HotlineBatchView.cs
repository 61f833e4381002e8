using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Hotline.Reading;

namespace Xinjing.Serverless.Functions.Hotline;

/// <summary>A batch as its sender sees it. Instants are UTC.</summary>
/// <param name="Rows">0 until the file has been read through.</param>
/// <param name="Failed">Rows that failed for a fault of ours; the same file again tries them once more.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Code">Why the whole batch was refused, stable; left out otherwise, as is <paramref name="Detail"/>.</param>
public sealed record HotlineBatchView(
    string Id,
    HotlineBatchState State,
    int Rows,
    int Filed,
    int Duplicates,
    int Changed,
    int Refused,
    int Failed,
    SourceFormat Format,
    long Bytes,
    DateTimeOffset ReceivedAt,
    string ReceivedBy,
    DateTimeOffset? OverAt,
    bool Canceling,
    IReadOnlyList<string> IgnoredColumns,
    string? Code,
    string? Detail,
    HotlineBatchLinks Links)
{
    internal static HotlineBatchView Of(HotlineBatch batch) => new(
        batch.Id,
        batch.State,
        batch.Rows,
        batch.Counts.Filed,
        batch.Counts.Duplicates,
        batch.Counts.Changed,
        batch.Counts.Refused,
        batch.Counts.Failed,
        batch.Format,
        batch.Bytes,
        batch.ReceivedAt,
        batch.ReceivedBy,
        batch.OverAt,
        batch is { CancelRequested: true, IsOver: false },
        batch.IgnoredColumns,
        batch.RefusalCode,
        batch.RefusalDetail,
        HotlineBatchLinks.Of(batch));
}

/// <summary>Where to go from a batch.</summary>
public sealed record HotlineBatchLinks(string Self, string Receipt, string Cancel)
{
    internal static HotlineBatchLinks Of(HotlineBatch batch)
    {
        var self = $"/api/hotline/batches/{batch.Id}";
        return new HotlineBatchLinks(self, $"{self}/receipt", $"{self}/cancel");
    }
}

/// <summary>A page of the list, the latest first.</summary>
/// <param name="Continuation">For the next page; left out on the last.</param>
public sealed record HotlineBatchListView(IReadOnlyList<HotlineBatchView> Items, string? Continuation);
