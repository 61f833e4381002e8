using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The one row of facts that a case has in the index. Its key, day of filing and case, never changes, so a newer row replaces an
/// older one in the transaction that shows the case.
/// </summary>
internal static class FactRows
{
    public const string Facts = "Facts";

    public static TableEntity Of(CaseState state) => new(IndexRows.Partition, $"{From(ShanghaiTime.Day(state.FiledAt))}{state.Id}")
    {
        [Facts] = JsonSerializer.Serialize(CaseFacts.Of(state), FactsJson.Stored.CaseFacts),
        [nameof(CaseFacts.Unit)] = state.Unit,
    };

    /// <summary>Where the cases of a day begin.</summary>
    public static string From(DateOnly day) => $"fact|{IndexRows.Day(day)}|";

    public static CaseFacts Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Facts), FactsJson.Stored.CaseFacts)!;
}
