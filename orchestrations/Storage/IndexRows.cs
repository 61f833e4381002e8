using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The rows that a case has in the index. All of them are in one partition, so that one transaction moves them together;
/// the row key leads with the list, then its order, so that a list is a range and never a scan.
/// </summary>
internal static class IndexRows
{
    public const string Partition = "town";
    public const string Item = "Item";
    public const string Keys = "Keys";

    public static IEnumerable<TableEntity> Of(CaseState state)
    {
        var item = JsonSerializer.Serialize(CaseSummary.Of(state), CaseJson.Stored.CaseSummary);
        foreach (var list in Lists(state)) yield return Row($"{list}{Order(state)}|{state.Id}", state, item);
        if (CaseLifecycle.NextDeadline(state) is { } next) yield return Row($"{Wake(next)}|{state.Id}", state, item);
    }

    public static string HeadPrefix(string caseId) => $"head|{caseId}|";

    public static string HeadKey(CaseState state) => string.Create(CultureInfo.InvariantCulture, $"{HeadPrefix(state.Id)}{state.Version:D10}");

    public static TableEntity Head(CaseState state, IEnumerable<string> keys) => new(Partition, HeadKey(state))
    {
        [nameof(CaseState.Version)] = state.Version,
        [Keys] = JsonSerializer.Serialize([.. keys], CaseJson.Stored.IReadOnlyListString),
    };

    public static string Wake(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"wake|{at.UtcTicks:D19}");

    public static string AllList => "all|";

    public static string StageList(CaseStage stage) => $"stage|{stage}|";

    public static string UnitList(string unit) => $"unit|{Key(unit)}|";

    public static string GridList(string grid) => $"grid|{Key(grid)}|";

    public static string SourceList(string source) => $"source|{Key(source)}|";

    public static string DayList(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"day|{day:yyyyMMdd}|");

    public static string FiledByList(string person) => $"filedBy|{Key(person)}|";

    /// <summary>Open cases with the soonest due first, then open ones without, then closed ones with the latest first.</summary>
    public static string OpenOrder(DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"1{due.UtcTicks:D19}");

    public const string ClosedOrder = "3";

    private static string Order(CaseState state) => (state.ClosedAt, state.DueAt) switch
    {
        ({ } closed, _) => string.Create(CultureInfo.InvariantCulture, $"{ClosedOrder}{DateTimeOffset.MaxValue.Ticks - closed.UtcTicks:D19}"),
        (_, { } due) => OpenOrder(due),
        _ => "2",
    };

    private static IEnumerable<string> Lists(CaseState state)
    {
        yield return AllList;
        yield return StageList(state.Stage);
        yield return SourceList(state.Source);
        yield return DayList(ShanghaiTime.Day(state.FiledAt));
        yield return FiledByList(state.FiledBy);
        if (state.Grid is { } grid) yield return GridList(grid);
        if (state.Unit is { } unit) yield return UnitList(unit);
        foreach (var joint in state.JointUnits) yield return UnitList(joint);
    }

    private static TableEntity Row(string key, CaseState state, string item) => new(Partition, key)
    {
        [Item] = item,
        [nameof(CaseFilter.Stage)] = state.Stage.ToString(),
        [nameof(CaseFilter.Grid)] = state.Grid,
        [nameof(CaseFilter.Source)] = state.Source,
        [nameof(CaseFilter.Day)] = ShanghaiTime.Day(state.FiledAt).ToString("yyyyMMdd", CultureInfo.InvariantCulture),
        [nameof(CaseFilter.FiledBy)] = state.FiledBy,
    };

    /// <summary>A value of any characters as part of a row key: as it is if it is plain, else as its hash.</summary>
    private static string Key(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@')
        ? value
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)).AsSpan(0, 16));
}
