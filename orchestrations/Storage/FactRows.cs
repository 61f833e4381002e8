using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The one row of facts that a case has in the index, until it is rolled up. Its key, day of filing and case, never changes, so a
/// newer row replaces an older one in the transaction that shows the case.
/// </summary>
internal static class FactRows
{
    public const string Facts = "Facts";

    public static TableEntity Of(CaseState state) => new(IndexRows.Partition, KeyOf(state))
    {
        [Facts] = JsonSerializer.Serialize(CaseFacts.Of(state), FactsJson.Stored.CaseFacts),
    };

    public static string KeyOf(CaseState state) => From(ShanghaiTime.Day(state.FiledAt)) + state.Id;

    /// <summary>Where the cases of a day begin.</summary>
    private static string From(DateOnly day) => $"fact|{IndexRows.Day(day)}|";

    /// <summary>The filter for the cases of a range of days.</summary>
    /// <param name="before">Not included.</param>
    public static string Between(DateOnly from, DateOnly before) => IndexRows.Between(From(from), From(before));

    public static CaseFacts Read(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Facts), FactsJson.Stored.CaseFacts)!;
}
