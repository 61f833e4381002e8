using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Supervision;

/// <summary>
/// What one case contributes to every score. Nothing in it changes with time alone: what is overdue follows from the instant
/// that a scorecard is made for. A member added later must mean what it should when an old row lacks it.
/// </summary>
public sealed partial record CaseFacts
{
    public required string Id { get; init; }

    public required string Source { get; init; }

    public required string Category { get; init; }

    public string? Grid { get; init; }

    /// <summary>The main unit; <c>null</c> while the case is with none.</summary>
    public string? Unit { get; init; }

    /// <summary>Of filing, in Shanghai.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Closed without being handled: it is none of the town's, or the same as another.</summary>
    public bool Rejected { get; init; }

    /// <summary>Assigned to a unit at least once.</summary>
    public bool Dispatched { get; init; }

    /// <summary>The unit reported completion, and no later round is open.</summary>
    public bool Handled { get; init; }

    public bool Closed { get; init; }

    /// <summary>UTC; when handling is due, while the unit has it and its clock runs.</summary>
    public DateTimeOffset? HandlingDueAt { get; init; }

    /// <summary>In this round or an earlier one.</summary>
    public bool HandledLate { get; init; }

    /// <summary>The late handling is excused; the fact stays, the score leaves it out.</summary>
    public bool Exempt { get; init; }

    /// <summary>Verification or call-back came late.</summary>
    public bool CheckedLate { get; init; }

    /// <summary>Whether the citizen was spoken to in time; <c>null</c> when nobody had to, or the time is not over.</summary>
    public bool? FirstContact { get; init; }

    /// <summary>UTC; until when first contact is in time, while it is open.</summary>
    public DateTimeOffset? FirstContactDueAt { get; init; }

    /// <summary>While <see cref="Handled"/>.</summary>
    public CaseResult? Result { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    public int Rounds { get; init; }

    /// <summary>Units that sent it back or had it taken away.</summary>
    public int Returns { get; init; }

    public int Urgings { get; init; }

    /// <summary>Of the latest deadline of each kind.</summary>
    public int Reminders { get; init; }

    public int Escalations { get; init; }

    /// <summary>From filing to acceptance, day and night.</summary>
    public double? HoursToAcceptance { get; init; }

    /// <summary>From assignment, or the start of the round, to completion; day and night.</summary>
    public double? HoursToCompletion { get; init; }

    /// <summary>Where handling stands at an instant; every case that is not rejected is in exactly one place.</summary>
    /// <param name="at">UTC.</param>
    public HandlingOutcome OutcomeAt(DateTimeOffset at)
    {
        var late = (HandledLate || (!Handled && HandlingDueAt < at)) && !Exempt;
        return (Handled, late) switch
        {
            (true, false) => HandlingOutcome.OnTime,
            (true, true) => HandlingOutcome.Late,
            (false, true) => HandlingOutcome.OverdueOpen,
            (false, false) => HandlingOutcome.InHand,
        };
    }

    /// <summary>First contact as it counts at an instant.</summary>
    public bool? FirstContactAt(DateTimeOffset at) => FirstContact ?? (FirstContactDueAt < at ? false : null);
}

/// <summary>How the handling of a case went.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HandlingOutcome>))]
public enum HandlingOutcome
{
    /// <summary>按期处置.</summary>
    OnTime,

    /// <summary>超期处置.</summary>
    Late,

    /// <summary>超期未处置.</summary>
    OverdueOpen,

    /// <summary>Not handled and not due.</summary>
    InHand,
}
