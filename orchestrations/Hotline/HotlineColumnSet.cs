using System.Text.Json.Serialization;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Hotline;

/// <summary>What a column of a batch can tell us.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HotlineField>))]
public enum HotlineField
{
    [JsonStringEnumMemberName("sourceId")]
    SourceId,

    /// <summary>工单类型; stands before the description.</summary>
    [JsonStringEnumMemberName("kind")]
    Kind,

    /// <summary>标题; stands before the description.</summary>
    [JsonStringEnumMemberName("title")]
    Title,

    [JsonStringEnumMemberName("description")]
    Description,

    /// <summary>Code, old code or Chinese name.</summary>
    [JsonStringEnumMemberName("category")]
    Category,

    /// <summary>Code or Chinese wording.</summary>
    [JsonStringEnumMemberName("condition")]
    Condition,

    [JsonStringEnumMemberName("address")]
    Address,

    /// <summary>WGS-84 degrees.</summary>
    [JsonStringEnumMemberName("lat")]
    Lat,

    /// <summary>WGS-84 degrees.</summary>
    [JsonStringEnumMemberName("lon")]
    Lon,

    [JsonStringEnumMemberName("grid")]
    Grid,

    [JsonStringEnumMemberName("name")]
    Name,

    [JsonStringEnumMemberName("phone")]
    Phone,

    /// <summary>Where the citizen lives.</summary>
    [JsonStringEnumMemberName("reporterAddress")]
    ReporterAddress,

    [JsonStringEnumMemberName("urgency")]
    Urgency,

    /// <summary>The source's own time of what it says, Shanghai; a later one counts over an earlier.</summary>
    [JsonStringEnumMemberName("saidAt")]
    SaidAt,
}

/// <summary>How the hotline's batches are read: which header means what, and which words and times it writes.</summary>
public sealed record HotlineColumnSet : ReferenceSet
{
    /// <summary>A batch without a column for each of these is refused whole; a row without one of them, alone.</summary>
    public static IReadOnlyList<HotlineField> Required { get; } = [HotlineField.SourceId, HotlineField.Category, HotlineField.Description];

    public required IReadOnlyList<HotlineColumn> Columns { get; init; }

    public required IReadOnlyList<UrgencyWord> Urgency { get; init; }

    /// <summary>As .NET writes them; Shanghai time. The first that fits counts; times with an offset are always read.</summary>
    public required IReadOnlyList<string> TimeFormats { get; init; }

    /// <summary>Words that say that nothing is said, such as 无.</summary>
    public IReadOnlyList<string> EmptyWords { get; init => field = value ?? []; } = [];

    /// <summary>The column that a header is; <c>null</c> for one that is ignored.</summary>
    public HotlineColumn? Find(string header) => Columns.FirstOrDefault(c => c.Headers.Contains(header, StringComparer.Ordinal));

    /// <summary>The name of a field as the set writes it.</summary>
    public static string Word(HotlineField field) => char.ToLowerInvariant(field.ToString()[0]) + field.ToString()[1..];
}

/// <summary>One field, and the headers under which it comes; of several that a row fills, the first counts.</summary>
public sealed record HotlineColumn(HotlineField Field, IReadOnlyList<string> Headers);

/// <summary>One word of urgency (紧急程度).</summary>
public sealed record UrgencyWord(string Word, bool Urgent);
