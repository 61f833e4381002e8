using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Rectification;

/// <summary>The kinds of campaign that a town runs; another one is another template, without code.</summary>
public sealed record CampaignTemplateSet : ReferenceSet
{
    public required IReadOnlyList<CampaignTemplate> Templates { get; init; }

    /// <summary>Seconds instead of days, for showing and trying only.</summary>
    public bool Demo { get; init; }

    /// <summary>Headers that lists of targets use.</summary>
    public required IReadOnlyList<TargetColumn> Columns { get; init; }
}

/// <summary>What is looked at in one kind of campaign (专项治理), on which basis, and how long everything takes.</summary>
public sealed record CampaignTemplate
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Who signs notices and orders.</summary>
    public required string Authority { get; init; }

    /// <summary>温馨提示, or what else it is called.</summary>
    public required string NoticeTitle { get; init; }

    /// <summary>What the notice says before its list of papers.</summary>
    public required string NoticeText { get; init; }

    /// <summary>责令改正通知书, or what else it is called.</summary>
    public required string OrderTitle { get; init; }

    /// <summary>What the order says before its findings; the legal bases follow it.</summary>
    public required string OrderText { get; init; }

    /// <summary>What the order says after its findings: what follows, and how to object.</summary>
    public required string OrderClosing { get; init; }

    /// <summary>Begins the numbers of orders.</summary>
    public required string OrderPrefix { get; init; }

    /// <summary>Laws and rules that items refer to.</summary>
    public required IReadOnlyList<LegalBasis> Bases { get; init; }

    /// <summary>Kinds of target; each has the items that name it.</summary>
    public required IReadOnlyList<TargetKind> Kinds { get; init; }

    public required IReadOnlyList<ChecklistItem> Items { get; init; }

    public required CampaignTerms Terms { get; init; }

    /// <summary>Natural days after closing (销号) at which the target is visited again (回头看), in order.</summary>
    public IReadOnlyList<int> RevisitAfterDays { get; init => field = value ?? []; } = [];

    /// <summary>To whom a target that does not comply can be handed over (移送).</summary>
    public required IReadOnlyList<string> HandOverTo { get; init; }

    /// <summary>When to remind, as a share of the time from start to due; more than 0, less than 1.</summary>
    public required double RemindAt { get; init; }

    /// <summary>Whom to tell once something is overdue, in order of their delay.</summary>
    public required IReadOnlyList<Escalation> Escalations { get; init; }

    public TargetKind? FindKind(string nameOrCode) =>
        Kinds.FirstOrDefault(k => k.Code == nameOrCode || k.Name == nameOrCode || k.Aliases.Contains(nameOrCode, StringComparer.Ordinal));

    /// <summary>What is looked at in a target of this kind, in order.</summary>
    public IEnumerable<ChecklistItem> ItemsOf(string kind) => Items.Where(i => i.Kinds is null || i.Kinds.Contains(kind, StringComparer.Ordinal));

    /// <summary>Papers that a target of this kind is asked for, each once, in order.</summary>
    public IEnumerable<string> PapersOf(string kind) => ItemsOf(kind).SelectMany(i => i.Papers).Distinct(StringComparer.Ordinal);

    public ChecklistItem? FindItem(string code) => Items.FirstOrDefault(i => i.Code == code);
}

/// <param name="Text">With its article, as it is quoted in an order.</param>
/// <param name="Note">For the town: the source, or what was not verified.</param>
public sealed record LegalBasis(string Code, string Text, string? Note = null);

/// <summary>A kind of target, such as 餐饮.</summary>
public sealed record TargetKind
{
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>Other words for it in lists.</summary>
    public IReadOnlyList<string> Aliases { get; init => field = value ?? []; } = [];
}

/// <summary>How long the town itself may take for each step.</summary>
public sealed record CampaignTerms
{
    /// <summary>From listing to the notice.</summary>
    public required TimeLimit Notice { get; init; }

    /// <summary>From the notice to the inspection with its order.</summary>
    public required TimeLimit Inspection { get; init; }

    /// <summary>From hand-in to accepting or rejecting.</summary>
    public required TimeLimit Judgement { get; init; }

    public required TimeLimit Reinspection { get; init; }

    public required TimeLimit Interview { get; init; }

    /// <summary>From hand-over to the result.</summary>
    public required TimeLimit Enforcement { get; init; }

    public required TimeLimit Revisit { get; init; }
}
