using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Hotline;

/// <summary>What has become of a row.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RowOutcome>))]
public enum RowOutcome
{
    /// <summary>Its turn has not come, or the batch was canceled before.</summary>
    [JsonStringEnumMemberName("not-done")]
    NotDone,

    /// <summary>立案: a new case.</summary>
    [JsonStringEnumMemberName("filed")]
    Filed,

    /// <summary>The case is known and the row says nothing new, or is older than what is known.</summary>
    [JsonStringEnumMemberName("duplicate")]
    Duplicate,

    /// <summary>The case is known and the row changed it.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>The row is to blame.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>We are to blame, every time it was tried; the same file again tries it once more.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One line of a receipt.</summary>
/// <param name="Column">Header of the column to blame.</param>
/// <param name="Value">What stood there, shortened; a phone or name masked.</param>
/// <param name="Reason">For a changed case, the fields that changed.</param>
public sealed record HotlineOutcome(
    int Row, string SourceId, RowOutcome Outcome, string? CaseId = null, string? Column = null, string? Value = null, string? Reason = null)
{
    /// <summary>What it became is settled: another run leaves it alone.</summary>
    [JsonIgnore]
    public bool IsFinal => Outcome is not (RowOutcome.Failed or RowOutcome.NotDone);
}

/// <summary>Rows by what has become of them.</summary>
public sealed record HotlineCounts(int Filed = 0, int Duplicates = 0, int Changed = 0, int Refused = 0, int Failed = 0)
{
    public static HotlineCounts Of(IEnumerable<HotlineOutcome> outcomes)
    {
        var by = outcomes.CountBy(o => o.Outcome).ToDictionary();
        return new HotlineCounts(
            by.GetValueOrDefault(RowOutcome.Filed),
            by.GetValueOrDefault(RowOutcome.Duplicate),
            by.GetValueOrDefault(RowOutcome.Changed),
            by.GetValueOrDefault(RowOutcome.Refused),
            by.GetValueOrDefault(RowOutcome.Failed));
    }

    public HotlineCounts Plus(HotlineCounts other) => new(
        Filed + other.Filed, Duplicates + other.Duplicates, Changed + other.Changed, Refused + other.Refused, Failed + other.Failed);
}
