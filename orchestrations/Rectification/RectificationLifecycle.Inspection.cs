using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Rectification;

public sealed partial class RectificationLifecycle
{
    /// <summary>What stands on the list has to be something that the campaign looks at.</summary>
    private Decision List(ListTarget listed, DateTimeOffset now)
    {
        var entry = listed.Entry;
        if (RectificationText.Refuse(entry) is { } refusal) return refusal;
        if (campaign.Template.FindKind(entry.Kind) is not { } kind) return Decision.Invalid("unknown-kind", $"'{entry.Kind}' is none of {string.Join(", ", campaign.Template.Kinds.Select(k => k.Name))}.");
        var section = entry.Section ?? (campaign.Sections is [var only] ? only : null);
        if (campaign.Sections.Count > 0 && !campaign.Sections.Contains(section, StringComparer.Ordinal)) return Decision.Invalid("unknown-section", $"'{section}' is none of the campaign's road sections: {string.Join(", ", campaign.Sections)}.");
        if (campaign.Grids.Count > 0 && entry.Grid is not null && !campaign.Grids.Contains(entry.Grid, StringComparer.Ordinal)) return Decision.Invalid("unknown-grid", $"'{entry.Grid}' is none of the campaign's grids.");
        if (UnknownUnit(entry.Unit) is { } unknown) return unknown;
        var happened = new TargetListed
        {
            Campaign = campaign.Id,
            Name = entry.Name,
            Kind = kind.Code,
            Address = entry.Address,
            Section = section,
            Grid = entry.Grid,
            Registration = entry.Registration,
            Account = entry.Account,
            Unit = entry.Unit ?? campaign.Units[0],
            FoundOnStreet = listed.FoundOnStreet,
        };
        var state = Apply(state: null, new RecordedEvent(1, now, Actor.System.Id, happened), listed.Id);
        return Decision.Of(happened with { Deadlines = [Plan(state, DeadlineKind.Notice, now)] });
    }

    private Decision EntrustTo(Entrust command) =>
        (command.JointUnits ?? []).Prepend(command.Unit).Select(UnknownUnit).FirstOrDefault(unknown => unknown is not null)
        ?? Decision.Of(new TargetEntrusted(command.Unit, [.. (command.JointUnits ?? []).Where(u => u != command.Unit).Distinct(StringComparer.Ordinal)]));

    private Decision? UnknownUnit(string? unit) => unit is null || campaign.Units.Contains(unit, StringComparer.Ordinal)
        ? null
        : Decision.Invalid("unit-not-in-campaign", $"'{unit}' does not take part; there are {string.Join(", ", campaign.Units)}.");

    /// <summary>A notice that is delivered again moves no deadline.</summary>
    private Decision Notify(RectificationState state, DeliverNotice command, DateTimeOffset now)
    {
        var account = command.Way == NoticeWay.Chat ? command.Account ?? state.Account : null;
        if (command.Way == NoticeWay.Chat && account is null) return Decision.Invalid("account-missing", "The firm has no account in the chat: give 'account', or deliver the notice printed.");
        var happened = new NoticeDelivered(command.Way, account);
        return Decision.Of(state.Status == RectificationStatus.Noticed
            ? happened
            : happened with { Status = RectificationStatus.Noticed, Deadlines = [Plan(state, DeadlineKind.Inspection, now)] });
    }

    private Decision CheckPart(RectificationState state, Check command, Actor actor)
    {
        var taken = state.Checks.Where(c => c.Unit != actor.Unit).SelectMany(c => c.Items);
        return Misanswered(state, command.Answers, taken)
            ?? Decision.Of(new PartChecked(actor.Unit!, [.. command.Answers.Select(a => a.Item)], Findings(command.Answers)));
    }

    /// <summary>Every item of the kind is answered once, by one department or another; what was found waits for its order.</summary>
    private Decision Conclude(RectificationState state, Inspect command, DateTimeOffset now)
    {
        var parts = state.Checks.Where(c => c.Unit != state.Unit).ToList();
        if (Misanswered(state, command.Answers, parts.SelectMany(c => c.Items)) is { } refusal) return refusal;
        IReadOnlyList<string> items = [.. parts.SelectMany(c => c.Items), .. command.Answers.Select(a => a.Item)];
        var missing = campaign.Template.ItemsOf(state.Kind).Select(i => i.Code).Except(items, StringComparer.Ordinal).ToList();
        if (missing.Count > 0) return Decision.Invalid("items-missing", $"Not answered: {string.Join(", ", missing)}.");
        IReadOnlyList<Finding> findings = [.. parts.SelectMany(c => c.Findings), .. Findings(command.Answers)];
        if (PhotoMissing(state, findings) is { } noPhoto) return noPhoto;
        var happened = new TargetInspected(items, findings, command.Team, command.Service);
        return Decision.Of(findings.Count == 0
            ? happened with { Status = RectificationStatus.Passed }
            : happened with { Status = RectificationStatus.Inspected, Deadlines = state.Find(DeadlineKind.Inspection) is { IsOpen: true } ? null : [Plan(state, DeadlineKind.Inspection, now)] });
    }

    private Decision? Misanswered(RectificationState state, IReadOnlyList<ItemAnswer> answers, IEnumerable<string> taken)
    {
        var items = answers.Select(a => a.Item).ToList();
        var known = campaign.Template.ItemsOf(state.Kind).Select(i => i.Code).ToList();
        return items.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown ? Decision.Invalid("unknown-item", $"'{unknown}' is none of {string.Join(", ", known)}.")
            : items.Distinct(StringComparer.Ordinal).Count() < items.Count || items.Intersect(taken, StringComparer.Ordinal).Any() ? Decision.Invalid("item-answered-twice", "An item is answered once, by one department.")
            : null;
    }

    private Decision? PhotoMissing(RectificationState state, IReadOnlyList<Finding> findings) =>
        findings.FirstOrDefault(f => campaign.Template.FindItem(f.Item)!.PhotoWanted) is { } finding && state.Photos.Count == state.PhotosOfPastRounds
            ? Decision.NotNow("photo-missing", $"The finding '{finding.Item}' takes a photo: upload it before concluding.")
            : null;

    private List<Finding> Findings(IReadOnlyList<ItemAnswer> answers) =>
    [
        .. from answer in answers
           where !answer.Ok
           let item = campaign.Template.FindItem(answer.Item)!
           select new Finding { Item = item.Code, Note = answer.Note!, Way = item.Way, Status = FindingStatus.Open },
    ];

    private Decision Order(RectificationState state, ServeOrder command, DateTimeOffset now)
    {
        var terms = command.Terms ?? [];
        if (terms.Select(t => t.Item).Distinct(StringComparer.Ordinal).Count() < terms.Count) return Decision.Invalid("item-answered-twice", "An order says one thing of each finding.");
        if (terms.FirstOrDefault(t => state.FindFinding(t.Item) is null) is { } stray) return NoFinding(stray.Item);
        if (terms.Select(t => WrongTerm(t.Term)).FirstOrDefault(wrong => wrong is not null) is { } refusal) return refusal;
        if (terms.FirstOrDefault(t => t.Way == CureWay.HandIn && campaign.Template.FindItem(t.Item)!.Papers.Count == 0) is { } bare) return Decision.Invalid("no-papers", $"'{bare.Item}' has no papers that could be handed in.");
        IReadOnlyList<Finding> ordered = [.. state.Findings.Select(f => Ordered(f, terms.FirstOrDefault(t => t.Item == f.Item)?.Way))];
        var number = string.IsNullOrWhiteSpace(command.Number) ? $"{campaign.Template.OrderPrefix}〔{ShanghaiTime.Day(now).Year}〕{state.Id[2..]}-{state.Round}号" : command.Number.Trim();
        return Decision.Of(new OrderServed(number, command.Service, command.ReceivedBy, ordered)
        {
            Status = RectificationStatus.Rectifying,
            Deadlines = [.. ordered.Select(f => PlanTerm(f.Item, terms.FirstOrDefault(t => t.Item == f.Item)?.Term, now))],
        });
    }

    private Finding Ordered(Finding finding, CureWay? way) => finding with
    {
        Way = way ?? finding.Way,
        Papers = (way ?? finding.Way) == CureWay.HandIn ? [.. campaign.Template.FindItem(finding.Item)!.Papers.Select(name => new HandInPaper(name, PaperStatus.Pending))] : [],
    };

    private static Decision Add(RectificationState state, AddEvidence command) =>
        state.Photos.Any(p => p.PhotoId == command.Photo.PhotoId) ? Decision.NotNow("photo-exists", "The same picture is on the target already.")
        : state.Photos.Count >= MaxPhotos ? Decision.NotNow("too-many-photos", $"A target takes {MaxPhotos} photos.")
        : Decision.Of(new EvidenceAdded(command.Photo));
}
