using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Rectification;
using static Xinjing.Serverless.Rectification.RectificationStatus;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>What the town's people do with one target in the state that it is in, and when.</summary>
internal sealed class SimulatedOffice(CampaignBehaviour model, BusinessCalendar calendar, CampaignTemplate template, FirstVisit visit, Chance chance)
{
    /// <summary>From the third time on, papers are accepted, and what was handed over is not returned.</summary>
    private const int MostRefusals = 2;

    private static readonly Actor Verifier = new("verifier", [Role.Verifier]);
    private static readonly Actor Supervisor = new("supervisor", [Role.Supervisor]);
    private static readonly Photo Picture = new() { PhotoId = "simulated", Kind = PhotoKind.Before, Sha256 = "simulated", Width = 1, Height = 1 };

    /// <summary>Of the main department.</summary>
    public static Actor Handler(RectificationState state) => new($"handler-{state.Unit}", [Role.Handler], state.Unit);

    public IEnumerable<TargetStep> Plan(RectificationState state, TargetMemory memory) => state.Status switch
    {
        Listed => [new(visit.NoticeAt, new DeliverNotice(NoticeWay.Printed), Handler(state))],
        Noticed => [Look(state)],
        Inspected => [new(After(memory.Since, Draw.Order, model.Order, state.Round), new ServeOrder(Service.SignedFor), Handler(state))],
        Rectifying => AtTheDesk(state, memory),
        Reinspecting => [.. AtTheDesk(state, memory), LookAgain(state, memory)],
        RectificationStatus.Interview => [.. AtTheDesk(state, memory), Warn(state, memory)],
        RectificationStatus.Enforcement => [Answer(memory)],
        Revisiting => [Visit(state, memory)],
        _ => [],
    };

    private TargetStep Look(RectificationState state)
    {
        var bad = template.ItemsOf(state.Kind).Where(i => chance.For(i.Code).Happens(Draw.Found, model.Findings.First(f => f.Covers(i.Code)).Share)).ToList();
        RectificationCommand command = bad.Exists(i => i.PhotoWanted) && state.Photos.Count == 0
            ? new AddEvidence(Picture)
            : new Inspect([.. template.ItemsOf(state.Kind).Select(i => new ItemAnswer(i.Code, !bad.Contains(i), bad.Contains(i) ? i.Finding : null))]);
        return new(visit.InspectedAt, command, Handler(state));
    }

    private IEnumerable<TargetStep> AtTheDesk(RectificationState state, TargetMemory memory)
    {
        if (state.Extension is { } asked)
        {
            var approved = chance.For(asked.Item).Happens(Draw.ExtensionApproved, model.ExtensionApprovedShare, (state.Round * 10) + state.FindFinding(asked.Item)!.Term);
            yield return new(asked.Request.At, new DecideTermExtension(approved), Supervisor);
        }

        foreach (var finding in state.Findings.Where(f => f.Papers.Any(p => p.Status == PaperStatus.HandedIn) && f.Papers.All(p => p.Status != PaperStatus.Pending)))
            yield return Judge(state, finding, memory.HandInsOf(state, finding.Item));
    }

    private TargetStep Judge(RectificationState state, Finding finding, HandIns handIns)
    {
        var (paper, number) = (finding.Papers.First(p => p.Status == PaperStatus.HandedIn).Name, (state.Round * 100) + handIns.Times);
        var rejected = handIns.Times <= MostRefusals && chance.For($"{finding.Item}/{paper}").Happens(Draw.PaperRejected, model.RejectedShare, number);
        var at = calendar.After(handIns.At, chance.For(finding.Item).Hours(Draw.Judgement, model.Judgement, number), TimeUnit.WorkingHours);
        return new(at, new JudgePaper(finding.Item, paper, !rejected, rejected ? "材料不清晰或与实际不符" : null), Verifier);
    }

    private TargetStep LookAgain(RectificationState state, TargetMemory memory)
    {
        var number = (state.Round * 100) + (state.Findings.Max(f => f.Term) * 10) + memory.HandOvers;
        var results = state.Findings.Where(f => f.Status is FindingStatus.Claimed or FindingStatus.Overdue or FindingStatus.Failed)
            .Select(f => f.Status == FindingStatus.Claimed && !chance.For(f.Item).Happens(Draw.ReinspectionFailed, model.FailedReinspectionShare, number)
                ? new CureAnswer(f.Item, Cured: true)
                : new CureAnswer(f.Item, Cured: false, "仍未整改到位"));
        return new(After(memory.Since, Draw.Reinspection, model.Reinspection, number), new Reinspect([.. results]), Verifier);
    }

    private TargetStep Warn(RectificationState state, TargetMemory memory)
    {
        if (state.InterviewedAt is not { } talked) return new(After(memory.Since, Draw.Interview, model.Interview, state.Round), new HoldInterview(Attended: true, "企业承诺整改"), Supervisor);
        var at = After(talked > memory.Since ? talked : memory.Since, Draw.AfterInterview, model.AfterInterview, (state.Round * 100) + memory.HandOvers);
        return chance.Happens(Draw.HeedsInterview, model.HeedsInterviewShare, state.Round)
            ? new(at, new Reinspect([.. state.Findings.Where(f => f.Status != FindingStatus.Cured).Select(f => new CureAnswer(f.Item, Cured: true))]), Verifier)
            : new(at, new HandOver(template.HandOverTo[0], "两次责令改正、约谈后仍未整改"), Supervisor);
    }

    private TargetStep Answer(TargetMemory memory)
    {
        var weights = model.Results.OrderBy(w => w.Key).ToList();
        var drawn = weights[chance.Pick(Draw.EnforcementResult, [.. weights.Select(w => w.Value)], memory.HandOvers)].Key;
        var result = drawn == EnforcementResult.Returned && memory.HandOvers > MostRefusals ? EnforcementResult.Corrected : drawn;
        return new(After(memory.Since, Draw.Enforcement, model.Enforcement, memory.HandOvers), new RecordResult(result, "执法部门反馈"), Supervisor);
    }

    private TargetStep Visit(RectificationState state, TargetMemory memory)
    {
        var number = (state.Round * 10) + state.RevisitsDone;
        var again = template.FindItem(state.Findings[(int)(chance.Next(Draw.RelapsedItem, number) * state.Findings.Count)].Item)!;
        var command = chance.Happens(Draw.Relapse, model.RelapseShare, number) ? new Revisit("发现反弹", [new ItemAnswer(again.Code, Ok: false, again.Finding)]) : new Revisit("无反弹");
        return new(After(memory.Since, Draw.Revisit, model.Revisit, number), command, Handler(state));
    }

    private DateTimeOffset After(DateTimeOffset from, Draw draw, Delay delay, int number) => calendar.After(from, chance.Hours(draw, delay, number), TimeUnit.WorkingHours);
}
