using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Privacy;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>
    /// An earlier report, or one that says nothing new, changes nothing. Otherwise every open deadline is computed again from
    /// its start, by the rules for what the case is now; the unit keeps the case.
    /// </summary>
    private Decision Amend(CaseState state, AmendReport command, Actor actor, DateTimeOffset now)
    {
        if (!actor.IsDoor) return Decision.Reject(RejectionKind.Person, "not-yours", "Only the source of a report amends it.");
        if (CommandText.Refuse(command) is { } refusal) return refusal;
        if (planner.FindCategory(command.Category) is not { } category) return UnknownCategory(command.Category);
        var condition = command.Condition ?? (command.Category == state.Category ? state.Condition : category.Conditions[0].Code);
        if (ConditionOf(category, condition) is null) return UnknownCondition(category);
        if (command.Grid is not null && !dispatcher.HasGrid(command.Grid)) return UnknownGrid(command.Grid);
        if (!command.From.IsAfter(StampOf(state))) return Decision.Of();
        var (before, after) = (ReportContent.Of(state), Said(state, command, condition));
        if (before == after && !command.NameChanged && !command.PhoneChanged && !command.AddressChanged) return Decision.Of();
        if (state.Stage == CaseStage.Closed) return NotNow("case-closed", $"The case is {Word(state.Status)}; what the report changes was not applied. A dispatcher can reopen it.");
        return Decision.Of(Amended(state, command, before, after, now));
    }

    /// <summary>A case that came in by itself counts from when it was filed.</summary>
    private static ReportStamp StampOf(CaseState state) => state.ReportedFrom ?? new ReportStamp("", 0, state.FiledAt);

    private ReportContent Said(CaseState state, AmendReport command, string condition) => new()
    {
        Category = command.Category,
        Condition = condition,
        Description = PersonalNumbers.Mask(command.Description),
        Address = Masked(command.Address) ?? state.Address,
        Location = command.Location ?? state.Location,
        Grid = command.Grid ?? (command.Location is { } point && point != state.Location ? dispatcher.GridAt(point)?.Code : state.Grid),
        Urgent = command.Urgent ?? state.Urgent,
    };

    private ReportAmended Amended(CaseState state, AmendReport command, ReportContent before, ReportContent after, DateTimeOffset now)
    {
        var amended = new ReportAmended
        {
            From = command.From,
            Before = before.Without(after),
            After = after.Without(before),
            NameChanged = command.NameChanged,
            PhoneChanged = command.PhoneChanged,
            AddressChanged = command.AddressChanged,
            HasSealedWords = !state.ReporterErased && HoldsNumbers(command.Description, command.Address),
            HasReporter = command.HasReporter,
        };
        var next = Amended(state, amended);
        List<Deadline> deadlines = [.. amended.ChangesRules ? Replanned(next) : [], .. FirstContactFor(state, next, now)];
        return deadlines.Count == 0 ? amended : amended with { Deadlines = deadlines };
    }

    private IEnumerable<Deadline> Replanned(CaseState next) =>
        from before in next.Deadlines
        let after = planner.Recompute(before, next)
        where !after.HasTimesOf(before) || after.Rule != before.Rule || after.Limit != before.Limit
        select after;

    /// <summary>A citizen who can be called only now is contacted first as any other.</summary>
    private IEnumerable<Deadline> FirstContactFor(CaseState before, CaseState after, DateTimeOffset now)
    {
        var isWithUnit = after.Status == CaseStatus.Assigned || after.Stage == CaseStage.Handling;
        if (before.HasReporter || !isWithUnit || !CallsBack(after) || after.Find(DeadlineKind.FirstContact) is not null) return [];
        var deadline = planner.Plan(DeadlineKind.FirstContact, after, now);
        return [after.Status == CaseStatus.Suspended ? deadline.Pause(now) : deadline];
    }

    private static CaseState Amended(CaseState state, ReportAmended amended)
    {
        var (before, after) = (amended.Before, amended.After);
        return state with
        {
            ReportedFrom = amended.From,
            HasReporter = amended.HasReporter,
            HasSealedWords = state.HasSealedWords || amended.HasSealedWords,
            Category = after.Category ?? state.Category,
            Condition = after.Condition ?? state.Condition,
            Description = after.Description ?? state.Description,
            Address = after.Address ?? state.Address,
            Location = after.Location ?? state.Location,
            Grid = before.Grid == after.Grid ? state.Grid : after.Grid,
            Urgent = after.Urgent ?? state.Urgent,
        };
    }

    private static Decision UnknownCategory(string code) => Invalid("unknown-category", $"No category '{code}' in the reference data.");

    private static Decision UnknownCondition(Category category) =>
        Invalid("unknown-condition", $"Category {category.Code} has the conditions {string.Join(", ", category.Conditions.Select(c => c.Code))}.");

    private static Decision UnknownGrid(string code) => Invalid("unknown-grid", $"No grid '{code}' in the reference data.");
}
