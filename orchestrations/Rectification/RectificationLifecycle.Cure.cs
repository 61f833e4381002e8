using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

public sealed partial class RectificationLifecycle
{
    /// <summary>With its last paper the firm has done its part: the term stands still until all are judged.</summary>
    private Decision TakeIn(RectificationState state, HandIn command, DateTimeOffset now)
    {
        if (Refuse(state, command.Item, CureWay.HandIn) is { } refusal) return refusal;
        var finding = state.FindFinding(command.Item)!;
        if (finding.Status == FindingStatus.Failed) return Decision.NotNow("finding-failed", $"'{command.Item}' failed its second term; papers do not undo that.");
        if (finding.Papers.FirstOrDefault(p => p.Name == command.Paper) is not { } paper) return Decision.Invalid("unknown-paper", $"'{command.Paper}' is none of {string.Join(", ", finding.Papers.Select(p => p.Name))}.");
        if (paper.Status == PaperStatus.Accepted) return Decision.NotNow("paper-accepted", $"'{command.Paper}' has been accepted.");
        var happened = new PaperHandedIn(command.Item, command.Paper, command.File);
        List<Deadline> deadlines = [];
        var isLast = finding.Papers.All(p => p.Name == command.Paper || p.Status is PaperStatus.HandedIn or PaperStatus.Accepted);
        if (isLast && state.Find(DeadlineKind.Rectification, command.Item) is { Status: DeadlineStatus.Running } term) deadlines.Add(term.Pause(now));
        if (state.Find(DeadlineKind.Judgement, command.Item) is not { IsOpen: true }) deadlines.Add(Plan(state, DeadlineKind.Judgement, now, command.Item));
        return Decision.Of(Leading(state, happened with { Deadlines = deadlines }, now));
    }

    /// <summary>Accepting the last paper cures the finding; a rejected one lets the term go on.</summary>
    private Decision Judge(RectificationState state, JudgePaper command, DateTimeOffset now)
    {
        if (state.FindFinding(command.Item) is not { } finding) return NoFinding(command.Item);
        if (finding.Papers.FirstOrDefault(p => p.Name == command.Paper) is not { Status: PaperStatus.HandedIn } paper) return Decision.NotNow("paper-not-handed-in", $"'{command.Paper}' waits for nobody's judgement.");
        if (command.File is { } seen && seen != paper.File) return Decision.NotNow("paper-changed", $"'{command.Paper}' was handed in again as '{paper.File}' since; look at that.");
        var happened = new PaperJudged(command.Item, command.Paper, command.Accepted, command.Reason);
        var goesOn = !command.Accepted && state.Find(DeadlineKind.Rectification, command.Item) is { Status: DeadlineStatus.Paused };
        return Decision.Of(Leading(state, goesOn ? happened with { Deadlines = [planner.Resume(state.Find(DeadlineKind.Rectification, command.Item)!, now)] } : happened, now));
    }

    private Decision Claim(RectificationState state, ReportFixed command, DateTimeOffset now)
    {
        if (Refuse(state, command.Item, CureWay.OnSite, CureWay.StopAtOnce) is { } refusal) return refusal;
        var happened = new FindingReportedFixed(command.Item, command.Note);
        var runs = state.Find(DeadlineKind.Rectification, command.Item) is { Status: DeadlineStatus.Running };
        return Decision.Of(Leading(state, runs ? happened with { Deadlines = [state.Find(DeadlineKind.Rectification, command.Item)!.Pause(now)] } : happened, now));
    }

    private static Decision? Refuse(RectificationState state, string item, params IReadOnlyList<CureWay> ways) =>
        state.FindFinding(item) is not { } finding ? NoFinding(item)
        : !ways.Contains(finding.Way) ? Decision.NotNow("other-way", $"The order lets '{item}' be cured in another way: {finding.Way}.")
        : finding.Status is FindingStatus.Cured or FindingStatus.Claimed ? Decision.NotNow("finding-settled", $"'{item}' waits for nothing from the firm.")
        : null;

    /// <summary>What is not cured gets a second term once; after that the firm is talked to.</summary>
    private Decision LookAgain(RectificationState state, Reinspect command, DateTimeOffset now)
    {
        if (command.Results.Count == 0) return Decision.Invalid("results-missing", "Say of at least one finding whether it is cured.");
        if (command.Results.Select(r => r.Item).Distinct(StringComparer.Ordinal).Count() < command.Results.Count) return Decision.Invalid("item-answered-twice", "Say one thing of each finding.");
        foreach (var result in command.Results)
        {
            if (state.FindFinding(result.Item) is not { } finding) return NoFinding(result.Item);
            if (finding.Status == FindingStatus.Cured) return Decision.NotNow("finding-settled", $"'{result.Item}' is cured.");
            if (!result.Cured && finding.Status is FindingStatus.Open or FindingStatus.HandedIn) return Decision.NotNow("term-not-over", $"The firm has time for '{result.Item}', or its papers wait to be judged; only a cure can be noted before.");
            if (WrongTerm(result.Term) is { } wrong) return wrong;
        }

        var happened = new TargetReinspected([.. command.Results.Select(r => new CureResult(r.Item, r.Cured, r.Note, Next(state, r)))])
        {
            Deadlines = [.. command.Results.Where(r => Next(state, r) == FindingStatus.Open).Select(r => PlanTerm(r.Item, r.Term ?? state.Find(DeadlineKind.Rectification, r.Item)?.OwnLimit, now))],
        };
        return Decision.Of(Leading(state, happened, now));
    }

    private static FindingStatus Next(RectificationState state, CureAnswer answer) =>
        answer.Cured ? FindingStatus.Cured
        : state.FindFinding(answer.Item) is { Term: 1, Status: not FindingStatus.Failed } ? FindingStatus.Open
        : FindingStatus.Failed;

    private Decision Talk(RectificationState state, HoldInterview command, DateTimeOffset now) =>
        Decision.Of(new InterviewHeld(command.Attended, command.Note) { Deadlines = [Plan(state, DeadlineKind.Enforcement, now)] });

    /// <summary>Whoever judges papers waits with the rest of the town.</summary>
    private Decision Pass(RectificationState state, HandOver command, DateTimeOffset now) => campaign.Template.HandOverTo.Contains(command.To, StringComparer.Ordinal)
        ? Decision.Of(new TargetHandedOver(command.To, command.Note) { Status = RectificationStatus.Enforcement, Deadlines = [Plan(state, DeadlineKind.Enforcement, now), .. state.Deadlines.Where(d => d is { Kind: DeadlineKind.Judgement, IsOpen: true }).Select(d => d.Cancelled(now))] })
        : Decision.Invalid("unknown-enforcement", $"'{command.To}' is none of {string.Join(", ", campaign.Template.HandOverTo)}.");

    private Decision Answer(RectificationState state, RecordResult command, DateTimeOffset now)
    {
        var happened = new EnforcementAnswered(command.Result, command.Note, command.Document);
        return Decision.Of(command.Result switch
        {
            EnforcementResult.Corrected => Closing(happened, now),
            EnforcementResult.ClosedDown => happened with { Status = RectificationStatus.Excluded },
            _ => happened with { Status = RectificationStatus.Reinspecting, Deadlines = [Plan(state, DeadlineKind.Reinspection, now), .. Unjudged(state).Select(item => Plan(state, DeadlineKind.Judgement, now, item))] },
        });
    }

    private static IEnumerable<string> Unjudged(RectificationState state) => state.Findings.Where(f => f.Papers.Any(p => p.Status == PaperStatus.HandedIn)).Select(f => f.Item);

    /// <summary>A relapse begins another round, which has an order of its own.</summary>
    private Decision Visit(RectificationState state, Revisit command, DateTimeOffset now)
    {
        var answers = command.Relapses ?? [];
        if (answers.Any(a => a.Ok)) return Decision.Invalid("relapse-is-fine", "Name only what is not as it should be.");
        if (Misanswered(state, answers, []) is { } refusal) return refusal;
        var happened = new TargetRevisited(command.Note, Findings(answers));
        return Decision.Of(
            answers.Count > 0 ? happened with { Status = RectificationStatus.Inspected, Deadlines = [Plan(state, DeadlineKind.Inspection, now)] }
            : happened with { Status = state.RevisitsDone + 1 < state.Revisits.Count ? RectificationStatus.Closed : RectificationStatus.Settled });
    }

    private static Decision NoFinding(string item) => Decision.Invalid("unknown-finding", $"The target has no finding '{item}' in this round.");

    /// <summary>An event about findings, with the status that follows from them and the deadline that begins with it. What was handed over stays so until its result comes.</summary>
    private RectificationEvent Leading(RectificationState state, RectificationEvent happened, DateTimeOffset now)
    {
        var after = Applied(state, happened, now);
        var status = state.Status == RectificationStatus.Enforcement ? RectificationStatus.Enforcement
            : after.Findings.All(f => f.Status == FindingStatus.Cured) ? RectificationStatus.Closed
            : after.Findings.Any(f => f.Status == FindingStatus.Failed) ? RectificationStatus.Interview
            : after.Findings.All(f => f.IsIdle) ? RectificationStatus.Reinspecting
            : RectificationStatus.Rectifying;
        if (status == state.Status) return happened;
        if (status == RectificationStatus.Closed) return Closing(happened, now);
        DeadlineKind? begins = status == RectificationStatus.Reinspecting ? DeadlineKind.Reinspection
            : status == RectificationStatus.Interview ? (state.InterviewedAt is null ? DeadlineKind.Interview : DeadlineKind.Enforcement)
            : null;
        return happened with { Status = status, Deadlines = begins is { } kind ? [.. happened.Deadlines ?? [], Plan(state, kind, now)] : happened.Deadlines };
    }

    /// <summary>Without visits to come, closed is the end.</summary>
    private RectificationEvent Closing(RectificationEvent happened, DateTimeOffset now)
    {
        IReadOnlyList<DateTimeOffset> revisits = [.. campaign.Template.RevisitAfterDays.Select(days => now.AddDays(days))];
        return happened with { Status = revisits.Count == 0 ? RectificationStatus.Settled : RectificationStatus.Closed, Revisits = revisits };
    }

    private static RectificationState Applied(RectificationState state, RectificationEvent happened, DateTimeOffset now) =>
        Apply(state, new RecordedEvent(state.Version + 1, now, Actor.System.Id, happened), state.Id);
}
