using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>What became of a list, row by row.</summary>
/// <param name="Duplicates">Rows whose target was on the list already.</param>
public sealed record ListingView(int Rows, int Listed, int Duplicates, int Refused, IReadOnlyList<ListingRowView> Receipt)
{
    internal static ListingView Of(IReadOnlyList<ListingReceipt> receipts) => new(
        receipts.Count,
        receipts.Count(r => r.Outcome == ListingOutcome.Listed),
        receipts.Count(r => r.Outcome == ListingOutcome.Duplicate),
        receipts.Count(r => r.Outcome == ListingOutcome.Refused),
        [.. receipts.Select(r => new ListingRowView(r.Number, r.Name, Word(r.Outcome), r.Id, r.Code, r.Reason))]);

    private static string Word(ListingOutcome outcome) => outcome.ToString().ToLowerInvariant();
}

/// <param name="Row">From 1, without the header.</param>
/// <param name="Outcome"><c>listed</c>, <c>duplicate</c> or <c>refused</c>.</param>
/// <param name="Id">Of the target; left out when it was refused.</param>
public sealed record ListingRowView(int Row, string? Name, string Outcome, string? Id, string? Code, string? Reason);
