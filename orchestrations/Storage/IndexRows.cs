using System.Globalization;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Storage;

/// <summary>
/// The rows that a case has in the index (decision 0001). An open case has one row, in the order of due instants; a closed one
/// has a row in each list that a filter can ask for. All are in one partition, so that one transaction moves them together.
/// </summary>
internal static class IndexRows
{
    public const string Partition = "town";
    public const string Item = "Item";
    public const string Keys = "Keys";

    /// <summary>Ticks of the next deadline (UTC), on open rows.</summary>
    public const string Wake = "Wake";

    /// <summary>Ticks of the instant of filing (UTC), on open rows.</summary>
    public const string Filed = "Filed";

    public const string Place = "Place";
    public const string Lat = "Lat";
    public const string Lon = "Lon";

    public const string OpenFirst = "open|";
    public const string OpenLast = "open|~";

    private const string HeadFirst = "head|";
    private const string FirstFirst = "first|";

    public static string AllClosed => "closed|all|";

    private static string ReporterKept => "closed|reporter|";

    /// <summary>The filter for all cases that were closed between two instants.</summary>
    /// <param name="from">Included.</param>
    /// <param name="before">Not included.</param>
    public static string ClosedBetween(DateTimeOffset from, DateTimeOffset before) =>
        Between(AllClosed + Backwards(before.AddTicks(-1)), AllClosed + Backwards(from.AddTicks(-1)));

    /// <summary>The filter for closed cases of which a citizen's name and phone are still kept.</summary>
    /// <param name="before">UTC; closed no later.</param>
    public static string ReporterKeptBefore(DateTimeOffset before) => Between(ReporterKept, ReporterKept + Forwards(before));

    public static string ClosedOf(string list, string value) => $"closed|{list}|{Plain(value)}|";

    /// <summary>Where the open cases begin that are due at this instant or later.</summary>
    public static string OpenFrom(DateTimeOffset due) => string.Create(CultureInfo.InvariantCulture, $"{OpenFirst}{due.UtcTicks:D19}");

    /// <summary>The case that the key of an open or closed row, or of one of facts, is about.</summary>
    public static string CaseIdIn(string key) => key[(key.LastIndexOf('|') + 1)..];

    /// <summary>The filter for all rows that are about one case; the outbox and the roll-ups come after them.</summary>
    public static string OfCases => Between("closed|", OpenLast);

    /// <summary>The case that any key of <see cref="OfCases"/> is about.</summary>
    public static string CaseIdOf(string key) => key.StartsWith(HeadFirst, StringComparison.Ordinal) ? key.Split('|')[1] : CaseIdIn(key);

    public static bool IsHeadOrFirst(string key) => key.StartsWith(HeadFirst, StringComparison.Ordinal) || key.StartsWith(FirstFirst, StringComparison.Ordinal);

    /// <summary>A column of its own for each unit, since a filter cannot look into a list.</summary>
    public static string UnitColumn(string unit) => $"Unit_{Convert.ToHexStringLower(Encoding.UTF8.GetBytes(unit))}";

    /// <summary>The filter for a range of keys.</summary>
    /// <param name="last">Not included.</param>
    public static string Between(string first, string last) =>
        TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey ge {first} and RowKey lt {last}");

    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static IEnumerable<TableEntity> Of(CaseState state)
    {
        var item = JsonSerializer.Serialize(CaseSummary.Of(state), CaseJson.Stored.CaseSummary);
        return KeysOf(state).Select(key => Row(key, state, item));
    }

    public static IEnumerable<string> KeysOf(CaseState state) => state.ClosedAt is { } closedAt
        ? [.. ClosedLists(state).Select(list => $"{list}{Backwards(closedAt)}|{state.Id}"), .. state.HasSealed ? [$"{ReporterKept}{Forwards(closedAt)}|{state.Id}"] : Array.Empty<string>()]
        : [$"{OpenFrom(state.DueAt ?? DateTimeOffset.MaxValue)}|{state.Id}"];

    /// <summary>Keys of the other rows that a head names; one that is damaged names none.</summary>
    public static IReadOnlyList<string> KeysIn(TableEntity head)
    {
        try
        {
            return JsonSerializer.Deserialize(head.GetString(Keys) ?? "[]", CaseJson.Stored.IReadOnlyListString) ?? [];
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    public static CaseSummary ReadItem(TableEntity row) => JsonSerializer.Deserialize(row.GetString(Item), CaseJson.Stored.CaseSummary)!;

    public static string HeadPrefix(string caseId) => $"{HeadFirst}{caseId}|";

    public static string HeadKey(string caseId, long version) => string.Create(CultureInfo.InvariantCulture, $"{HeadPrefix(caseId)}{version:D10}");

    /// <summary>What the first to show a case adds, and nothing takes away.</summary>
    public static TableEntity First(string caseId) => new(Partition, FirstKey(caseId));

    public static string FirstKey(string caseId) => $"{FirstFirst}{caseId}";

    public static TableEntity Head(CaseState state) => new(Partition, HeadKey(state.Id, state.Version))
    {
        [nameof(CaseState.Version)] = state.Version,
        [Keys] = JsonSerializer.Serialize([.. KeysOf(state)], CaseJson.Stored.IReadOnlyListString),
    };

    private static string Forwards(DateTimeOffset instant) => instant.UtcTicks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>Ticks that put the latest first.</summary>
    internal static string Backwards(DateTimeOffset instant) => (DateTimeOffset.MaxValue.Ticks - instant.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);

    private static IEnumerable<string> Units(CaseState state) => state.Unit is { } unit ? state.JointUnits.Prepend(unit) : [];

    private static IEnumerable<string> ClosedLists(CaseState state)
    {
        yield return AllClosed;
        yield return ClosedOf(nameof(CaseFilter.Source), state.Source);
        yield return ClosedOf(nameof(CaseFilter.Day), Day(ShanghaiTime.Day(state.FiledAt)));
        yield return ClosedOf(nameof(CaseFilter.FiledBy), state.FiledBy);
        if (state.Grid is { } grid) yield return ClosedOf(nameof(CaseFilter.Grid), grid);
        foreach (var unit in Units(state)) yield return ClosedOf(nameof(CaseFilter.Unit), unit);
    }

    private static TableEntity Row(string key, CaseState state, string item)
    {
        var row = new TableEntity(Partition, key)
        {
            [Item] = item,
            [nameof(CaseFilter.Stage)] = state.Stage.ToString(),
            [nameof(CaseFilter.Grid)] = state.Grid,
            [nameof(CaseFilter.Source)] = state.Source,
            [nameof(CaseFilter.Day)] = Day(ShanghaiTime.Day(state.FiledAt)),
            [nameof(CaseFilter.FiledBy)] = state.FiledBy,
        };
        foreach (var unit in Units(state)) row[UnitColumn(unit)] = true;
        if (CaseLifecycle.NextDeadline(state) is { } next) row[Wake] = next.UtcTicks;
        if (state.Stage != CaseStage.Closed) Locate(row, state);
        return row;
    }

    /// <summary>What likely duplicates are searched by.</summary>
    private static void Locate(TableEntity row, CaseState state)
    {
        row[nameof(CaseState.Category)] = state.Category;
        row[Filed] = state.FiledAt.UtcTicks;
        row[Place] = DuplicateSearch.PlaceOf(state.Address);
        (row[Lat], row[Lon]) = (state.Location?.Lat, state.Location?.Lon);
    }

    /// <summary>A value of any characters as part of a row key: as it is if it is plain, else as its hash.</summary>
    private static string Plain(string value) => value.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '@')
        ? value
        : KeyHash.Of(value);
}
