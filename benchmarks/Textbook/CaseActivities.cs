using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker;

namespace Xinjing.Serverless.Benchmarks.Textbook;

/// <summary>One storage transaction each.</summary>
public sealed class CaseActivities(TableServiceClient tables)
{
    public const string Cases = "TextbookCases";
    public const string Notices = "TextbookNotices";

    private readonly TableClient _cases = tables.GetTableClient(Cases);
    private readonly TableClient _notices = tables.GetTableClient(Notices);

    [Function(nameof(SaveCase))]
    public Task SaveCase([ActivityTrigger] CaseRecord record, CancellationToken cancellationToken) =>
        _cases.UpsertEntityAsync(Row(record, "case"), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Leaves it for whoever sends such things on.</summary>
    [Function(nameof(SendNotice))]
    public Task SendNotice([ActivityTrigger] CaseRecord record, CancellationToken cancellationToken) =>
        _notices.UpsertEntityAsync(Row(record, record.Status), TableUpdateMode.Replace, cancellationToken);

    private static TableEntity Row(CaseRecord record, string rowKey) => new(record.Id, rowKey)
    {
        [nameof(CaseRecord.Status)] = record.Status,
        [nameof(CaseRecord.Description)] = record.Description,
        [nameof(CaseRecord.Unit)] = record.Unit,
        [nameof(CaseRecord.Note)] = record.Note,
    };
}
