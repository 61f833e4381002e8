using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Cases;

/// <summary>What a list shows of a case; copied into every index row of it.</summary>
public record CaseSummary
{
    private const int DescriptionLength = 200;

    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string SourceId { get; init; }

    public required CaseStage Stage { get; init; }

    public required CaseStatus Status { get; init; }

    public required long Version { get; init; }

    public required string Category { get; init; }

    public required string Condition { get; init; }

    /// <summary>The first 200 characters.</summary>
    public required string Description { get; init; }

    public string? Address { get; init; }

    public GeoPoint? Location { get; init; }

    public string? Grid { get; init; }

    public string? Unit { get; init; }

    public IReadOnlyList<string> JointUnits { get; init => field = value ?? []; } = [];

    public bool Urgent { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset FiledAt { get; init; }

    /// <summary>UTC; the soonest running deadline.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>The due instant reaches into a year whose holidays are not known yet.</summary>
    public bool Provisional { get; init; }

    public int Rounds { get; init; }

    public static CaseSummary Of(CaseState state) => new()
    {
        Id = state.Id,
        Source = state.Source,
        SourceId = state.SourceId,
        Stage = state.Stage,
        Status = state.Status,
        Version = state.Version,
        Category = state.Category,
        Condition = state.Condition,
        Description = Shortened(state.Description),
        Address = state.Address,
        Location = state.Location,
        Grid = state.Grid,
        Unit = state.Unit,
        JointUnits = state.JointUnits,
        Urgent = state.Urgent,
        FiledAt = state.FiledAt,
        DueAt = state.DueAt,
        Provisional = state.IsDueProvisional,
        Rounds = state.Rounds,
    };

    /// <summary>Never cuts a character of two code units (𠮷) in half.</summary>
    private static string Shortened(string text) =>
        text.Length <= DescriptionLength ? text : text[..(char.IsHighSurrogate(text[DescriptionLength - 1]) ? DescriptionLength - 1 : DescriptionLength)];
}
