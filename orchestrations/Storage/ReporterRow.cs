using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Storage;

/// <summary>A citizen's name and phone in a case's partition, beside its log.</summary>
internal static class ReporterRow
{
    public const string Key = "reporter";

    public static SideRow? Write(Reporter? reporter) => reporter is null ? null : new SideRow(Key, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        [nameof(Reporter.Name)] = reporter.Name,
        [nameof(Reporter.Phone)] = reporter.Phone,
    });

    public static Reporter Read(TableEntity row) => new(row.GetString(nameof(Reporter.Name)), row.GetString(nameof(Reporter.Phone)));
}
