using System.Text.Json.Serialization;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rebuild;

/// <summary>The steps of a rebuild, in their order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RebuildStep>))]
public enum RebuildStep
{
    /// <summary>Every case: its rows are there and say what it says.</summary>
    [JsonStringEnumMemberName("cases")]
    Cases,

    /// <summary>Every row of a case: its case asks for it.</summary>
    [JsonStringEnumMemberName("caseRows")]
    CaseRows,

    /// <summary>Every day's roll-up: its cases were filed that day.</summary>
    [JsonStringEnumMemberName("rollUps")]
    RollUps,

    /// <summary>Every target of a campaign: its row is there and says what it says.</summary>
    [JsonStringEnumMemberName("targets")]
    Targets,

    /// <summary>Every row of a target: its target asks for it.</summary>
    [JsonStringEnumMemberName("targetRows")]
    TargetRows,

    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Somebody ended it on the way.</summary>
    [JsonStringEnumMemberName("cancelled")]
    Cancelled,
}

/// <summary>How far a rebuild has come; what its orchestration goes on with.</summary>
/// <param name="Run">From 1; each rebuild has the next number.</param>
/// <param name="By"><c>sub</c> of the admin who asked for it.</param>
/// <param name="StartedAt">UTC.</param>
/// <param name="Place">Where the step goes on, opaque; <c>null</c> at its beginning.</param>
/// <param name="Pages">That are behind it.</param>
/// <param name="Checked">Cases, days, targets, and groups of rows that were looked at.</param>
/// <param name="Written">Rows that were missing or wrong. A page that a crash made it repeat finds nothing the second time, so a few may be left out here.</param>
/// <param name="Removed">Rows that no record asked for; counted likewise.</param>
/// <param name="Failed">That could not be put right and were left as they are; the log of the application names each.</param>
/// <param name="OverAt">UTC.</param>
public sealed record RebuildProgress(
    int Run, string By, DateTimeOffset StartedAt, RebuildStep Step = RebuildStep.Cases, string? Place = null, int Pages = 0,
    long Checked = 0, long Written = 0, long Removed = 0, long Failed = 0, DateTimeOffset? OverAt = null)
{
    [JsonIgnore]
    public bool IsOver => Step >= RebuildStep.Done;

    /// <summary>The same, ended on the way.</summary>
    /// <param name="now">UTC.</param>
    public RebuildProgress Cancelled(DateTimeOffset now) => this with { Step = RebuildStep.Cancelled, OverAt = now };

    /// <summary>After one more page of its step.</summary>
    /// <param name="now">UTC.</param>
    public RebuildProgress After(RebuiltPage page, DateTimeOffset now)
    {
        var step = page.Place is null ? Step + 1 : Step;
        return this with
        {
            Step = step,
            Place = page.Place,
            Pages = Pages + 1,
            Checked = Checked + page.Checked,
            Written = Written + page.Repaired.Sum(r => r.Written),
            Removed = Removed + page.Repaired.Sum(r => r.Removed),
            Failed = Failed + page.Checked - page.Repaired.Count,
            OverAt = step == RebuildStep.Done ? now : null,
        };
    }
}

/// <summary>A page that was put right.</summary>
/// <param name="Checked">How many things it had.</param>
/// <param name="Repaired">One for each that could be put right, or was.</param>
/// <param name="Place">Where the next page of the step begins; <c>null</c> when this was the last.</param>
public sealed record RebuiltPage(int Checked, IReadOnlyCollection<RowsRepaired> Repaired, string? Place);
