using System.Globalization;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Intake;

/// <summary>Looks up what became of a message, or of a row of a hotline batch.</summary>
public sealed class IntakeDesk(IntakeReceipts receipts, HotlineBatches batches)
{
    private const string Hotline = "hotline-";

    /// <param name="id">Door and the sender's own id; <c>hotline-{batch}-{row}</c> for a row.</param>
    /// <returns><c>null</c> when no such message has come in.</returns>
    public async Task<IntakeReceipt?> FindAsync(string id, CancellationToken cancellationToken) => id.StartsWith(Hotline, StringComparison.Ordinal)
        ? await FindRowAsync(id, id[Hotline.Length..].Split('-'), cancellationToken)
        : await receipts.FindAsync(id, cancellationToken);

    private async Task<IntakeReceipt?> FindRowAsync(string id, string[] parts, CancellationToken cancellationToken)
    {
        if (parts is not [var batchId, var number] || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var row)) return null;
        if (await batches.FindRowAsync(batchId, row, cancellationToken) is not { } outcome) return null;
        var batch = await batches.GetAsync(batchId, cancellationToken);
        return new IntakeReceipt
        {
            Id = id,
            Outcome = Of(outcome.Outcome),
            At = batch.OverAt ?? batch.RunAt,
            CaseId = outcome.CaseId,
            BatchId = batchId,
            Code = outcome.Outcome is RowOutcome.Refused or RowOutcome.Failed ? $"row-{outcome.Outcome.ToString().ToLowerInvariant()}" : null,
            Reason = outcome.Reason,
        };
    }

    private static IntakeOutcome Of(RowOutcome outcome) => outcome switch
    {
        RowOutcome.Filed => IntakeOutcome.Filed,
        RowOutcome.Duplicate => IntakeOutcome.Duplicate,
        RowOutcome.Changed => IntakeOutcome.Changed,
        RowOutcome.NotDone => IntakeOutcome.Received,
        _ => IntakeOutcome.Refused,
    };
}
