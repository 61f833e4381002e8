namespace Xinjing.Serverless.Cases;

/// <summary>Where in a batch a report stood, and since when it counts: tells a later report of an order from an earlier one.</summary>
/// <param name="Batch">Id of the batch.</param>
/// <param name="Row">From 1; in one batch the order of the rows decides.</param>
/// <param name="ReceivedAt">UTC; when the batch came in for the first time.</param>
/// <param name="SaidAt">UTC; the source's own time of the report, <c>null</c> where it says none.</param>
public sealed record ReportStamp(string Batch, int Row, DateTimeOffset ReceivedAt, DateTimeOffset? SaidAt = null)
{
    /// <summary>Whether this report counts over another: by its row in the same batch, else by the source's own time, else by arrival.</summary>
    public bool IsAfter(ReportStamp other) =>
        Batch == other.Batch ? Row > other.Row
        : SaidAt is { } said && other.SaidAt is { } before && said != before ? said > before
        : ReceivedAt != other.ReceivedAt ? ReceivedAt > other.ReceivedAt
        : string.CompareOrdinal(Batch, other.Batch) > 0;
}
