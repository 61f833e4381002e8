using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Photos of one case: enough for every round, small enough for the snapshot row.</summary>
    public const int MaxPhotos = 60;

    /// <summary>Units that handle a case together with the main one.</summary>
    public const int MaxJointUnits = 10;

    /// <summary>Where a report can come from.</summary>
    public static IReadOnlyList<string> Sources { get; } = ["hotline", "chat", "patrol", "device", "bot", "resident"];

    private Decision File(FileCase report, Actor actor, DateTimeOffset now)
    {
        if (!actor.IsSystem && !actor.Is(Role.Reporter)) return Decision.Reject(RejectionKind.Person, "not-yours", "Filing takes the role reporter.");
        if (!Sources.Contains(report.Source, StringComparer.Ordinal)) return Invalid("unknown-source", $"source is one of {string.Join(", ", Sources)}.");
        if (CommandText.Refuse(report) is { } refusal) return refusal;
        if (planner.FindCategory(report.Category) is not { } category) return UnknownCategory(report.Category);
        if (ConditionOf(category, report.Condition) is not { } condition) return UnknownCondition(category);
        if (report.Grid is not null && !dispatcher.HasGrid(report.Grid)) return UnknownGrid(report.Grid);
        return Decision.Of(Filed(report, condition.Code, now));
    }

    private CaseFiled Filed(FileCase report, string condition, DateTimeOffset now)
    {
        var filed = new CaseFiled
        {
            Source = report.Source,
            SourceId = report.SourceId,
            Category = report.Category,
            Condition = condition,
            Description = PersonalNumbers.Mask(report.Description),
            Address = Masked(report.Address),
            Location = report.Location,
            Grid = report.Grid ?? (report.Location is { } point ? dispatcher.GridAt(point)?.Code : null),
            Urgent = report.Urgent,
            HasReporter = report.HasReporter,
            HasSealedWords = HoldsNumbers(report.Description, report.Address),
            LikelyDuplicates = report.LikelyDuplicates.Count == 0 ? null : report.LikelyDuplicates,
            From = report.From,
        };
        var state = Apply(state: null, new RecordedEvent(1, now, Actor.System.Id, filed), report.CaseId);
        return filed with { Deadlines = Plan(state, now, DeadlineKind.Dispatch) };
    }

    private static CategoryCondition? ConditionOf(Category category, string? code) =>
        code is null ? category.Conditions[0] : category.Conditions.FirstOrDefault(c => c.Code == code);

    private Decision Assign(CaseState state, Assign command, DateTimeOffset now)
    {
        var joint = command.JointUnits ?? [];
        if (joint.Count > MaxJointUnits) return Invalid("too-many-joint-units", $"At most {MaxJointUnits} joint units.");
        var unknown = joint.Prepend(command.Unit).Where(u => u is null || !dispatcher.HasUnit(u)).ToList();
        if (unknown.Count > 0) return Invalid("unknown-unit", $"No unit '{unknown[0]}' in the reference data.");
        return Decision.Of(Assigned(state, new CaseAssigned(command.Unit, [.. joint.Where(u => u != command.Unit).Distinct(StringComparer.Ordinal)], command.Note, Rule: null), now));
    }

    /// <summary>The clock of the unit starts with dispatch to it (派单时间), not with the citizen's call.</summary>
    private CaseAssigned Assigned(CaseState state, CaseAssigned assignment, DateTimeOffset now) =>
        assignment with { Deadlines = Plan(state, now, CallsBack(state) ? [DeadlineKind.Acceptance, DeadlineKind.FirstContact, DeadlineKind.Handling] : [DeadlineKind.Acceptance, DeadlineKind.Handling]) };

    private static Decision Contact(Contact command, DateTimeOffset now) =>
        command is { Done: true, At: { } at } && at > now ? Invalid("contact-in-the-future", "'at' is when the citizen was spoken to; it cannot be in the future.")
        : Decision.Of(new CitizenContacted(command.Done, command.Done ? command.At : null, command.Person, command.Mode, command.Reason));

    private Decision Verify(CaseState state, Verify command, DateTimeOffset now)
    {
        var outcome = !command.Passed ? AnotherRound(state, CheckOutcome.Dispatch)
            : CallsBack(state) ? CheckOutcome.CallBack
            : CheckOutcome.Closed;
        return Decision.Of(new CaseVerified(command.Passed, command.Note, outcome) { Deadlines = DeadlinesAfter(outcome, state, now) });
    }

    private Decision CallBack(CaseState state, CallBack command, DateTimeOffset now)
    {
        var outcome = !command.Reached ? (state.CallBackTries + 1 < planner.Levels.CallBackTries ? CheckOutcome.CallBack : CheckOutcome.Closed)
            : command.Satisfaction == Satisfaction.Dissatisfied || command.Solved == false ? AnotherRound(state, CheckOutcome.Closed)
            : CheckOutcome.Closed;
        var deadlines = command.Reached ? DeadlinesAfter(outcome, state, now) : null;
        var leader = outcome == CheckOutcome.Rework ? dispatcher.LeaderOf(state.Unit!) : null;
        return Decision.Of(new CitizenCalledBack(command.Reached, command.Solved, command.Satisfaction, command.Reason, outcome, leader) { Deadlines = deadlines });
    }

    /// <summary>A unit that got another leader must not be left with one who cannot act.</summary>
    private CaseState WithPresentLeader(CaseState state) => state is { Leader: { } before, Unit: { } unit }
        ? state with { Leader = dispatcher.LeaderOf(unit) ?? before }
        : state;

    private CheckOutcome AnotherRound(CaseState state, CheckOutcome atTheLimit) =>
        state.Rounds < planner.Levels.MaxRounds ? CheckOutcome.Rework : atTheLimit;

    private List<Deadline>? DeadlinesAfter(CheckOutcome outcome, CaseState state, DateTimeOffset now) => outcome switch
    {
        CheckOutcome.CallBack => Plan(state, now, DeadlineKind.CallBack),
        CheckOutcome.Rework => Plan(state with { Rounds = state.Rounds + 1 }, now, DeadlineKind.Handling),
        CheckOutcome.Dispatch => Plan(state with { Rounds = state.Rounds + 1 }, now, DeadlineKind.Dispatch),
        _ => null,
    };

    private static Decision AddPhoto(CaseState state, AddPhoto command) =>
        state.Photos.Any(p => p.PhotoId == command.Photo.PhotoId) ? NotNow("photo-exists", "The same picture is on the case already.")
        : state.Photos.Count >= MaxPhotos ? NotNow("too-many-photos", $"A case takes {MaxPhotos} photos.")
        : Decision.Of(new PhotoAdded(command.Photo));

    private static Decision NoteMissing(CaseState state, NoteMissingPhoto command, Actor actor) =>
        !actor.IsSystem ? Decision.Reject(RejectionKind.Person, "not-yours", "That a picture cannot be had is noted by the system.")
        : state.MissingPhotos.Any(p => p.Id == command.Id) || state.MissingPhotos.Count >= MaxPhotos ? Decision.Of()
        : Decision.Of(new PhotoMissed(new MissingPhoto(command.Id, command.Kind, command.Reason)));

    private List<CaseEvent> DueActions(CaseState state, DateTimeOffset now)
    {
        if (state.Suspension?.Until <= now) return [Resumed(state, now)];
        var events = AlertsDue(state, now).ToList();
        if (state.AwaitsDispatch) events.Add(Dispatch(state, now));
        return events;
    }

    private static IEnumerable<CaseEvent> AlertsDue(CaseState state, DateTimeOffset now) =>
        state.Deadlines.SelectMany(deadline => deadline.AlertsDue(now).Select(alert => Given(deadline, alert)));

    private static CaseEvent Given(Deadline deadline, Alert alert) => alert.EscalateTo is { } target
        ? new DeadlineEscalated(deadline.Kind, deadline.DueAt, target)
        : new DeadlineReminded(deadline.Kind, deadline.DueAt);

    private CaseEvent Dispatch(CaseState state, DateTimeOffset now) => dispatcher.Choose(state) is { } assignment
        ? Assigned(state, assignment, now)
        : new DispatchDeferred("No rule leads to a unit that has not returned the case.");

    private bool CallsBack(CaseState state) => state.HasReporter && planner.Levels.CallBackSources.Contains(state.Source, StringComparer.Ordinal);

    private List<Deadline> Plan(CaseState state, DateTimeOffset now, params IEnumerable<DeadlineKind> kinds) =>
        [.. kinds.Select(kind => planner.Plan(kind, state, now))];
}
