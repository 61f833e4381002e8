using System.Text.Json.Serialization;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Cases;

/// <summary>An order of a supervisor (督办).</summary>
/// <param name="At">UTC.</param>
/// <param name="DueAt">UTC, as it was ordered.</param>
/// <param name="AnsweredAt">UTC; when the main unit reported or completed after it.</param>
public sealed record SupervisionOrder(string Order, string By, DateTimeOffset At, DateTimeOffset DueAt, DateTimeOffset? AnsweredAt = null);

/// <summary>An appeal against an overdue mark (申诉), with its opinions.</summary>
public sealed record OverdueAppeal
{
    public required DeadlineKind Deadline { get; init; }

    public required string Reason { get; init; }

    /// <summary><c>sub</c> of the one who appealed.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required AppealOutcome Outcome { get; init; }

    /// <summary>In order of time; two decide.</summary>
    public IReadOnlyList<AppealOpinion> Opinions { get; init => field = value ?? []; } = [];
}

/// <summary>What one of the two says to an appeal.</summary>
/// <param name="At">UTC.</param>
public sealed record AppealOpinion(bool Approved, string By, DateTimeOffset At);

/// <summary>How an appeal stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<AppealOutcome>))]
public enum AppealOutcome
{
    /// <summary>Fewer than two opinions.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>Both approved: the deadline stays missed and is exempt from scoring.</summary>
    [JsonStringEnumMemberName("granted")]
    Granted,

    [JsonStringEnumMemberName("refused")]
    Refused,
}
