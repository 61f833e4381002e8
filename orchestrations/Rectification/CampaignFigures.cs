namespace Xinjing.Serverless.Rectification;

/// <summary>How a campaign, or a part of it, stands. Who is off the list counts in <see cref="Excluded"/> alone.</summary>
public sealed record CampaignCounts
{
    /// <summary>On the list: the denominator of coverage, 覆盖率 = 已检查 /（底册 − 关停 − 搬离）.</summary>
    public int Targets { get; init; }

    public int Excluded { get; init; }

    public int FoundOnStreet { get; init; }

    public int Visited { get; init; }

    /// <summary>Nobody has been there yet (检查死角).</summary>
    public int Unvisited { get; init; }

    /// <summary>Without findings.</summary>
    public int Passed { get; init; }

    /// <summary>Under way after a finding.</summary>
    public int Rectifying { get; init; }

    /// <summary>Closed (销号), visits to come or over.</summary>
    public int Closed { get; init; }

    /// <summary>Handed over, the result to come.</summary>
    public int Enforcement { get; init; }

    public int Suspended { get; init; }

    /// <summary>A running deadline has passed, the town's or the firm's.</summary>
    public int Overdue { get; init; }

    /// <summary>Bad again after closing.</summary>
    public int Relapsed { get; init; }

    /// <summary>Of the present rounds.</summary>
    public int Findings { get; init; }

    public int CuredFindings { get; init; }

    /// <summary>0 to 1; <c>null</c> when nobody is on the list.</summary>
    public double? Coverage => Targets == 0 ? null : Math.Round((double)Visited / Targets, 4);

    internal CampaignCounts With(TargetMark mark, DateTimeOffset now) => mark.Status == RectificationStatus.Excluded ? this with { Excluded = Excluded + 1 } : this with
    {
        Targets = Targets + 1,
        FoundOnStreet = FoundOnStreet + One(mark.FoundOnStreet),
        Visited = Visited + One(mark.Visited),
        Unvisited = Unvisited + One(!mark.Visited),
        Passed = Passed + One(mark.Status == RectificationStatus.Passed),
        Rectifying = Rectifying + One(mark.Status is RectificationStatus.Inspected or RectificationStatus.Rectifying or RectificationStatus.Reinspecting or RectificationStatus.Interview),
        Closed = Closed + One(mark.Status is RectificationStatus.Closed or RectificationStatus.Revisiting or RectificationStatus.Settled),
        Enforcement = Enforcement + One(mark.Status == RectificationStatus.Enforcement),
        Suspended = Suspended + One(mark.Status == RectificationStatus.Suspended),
        Overdue = Overdue + One(mark.DueAt < now),
        Relapsed = Relapsed + One(mark.Round > 1),
        Findings = Findings + mark.Findings,
        CuredFindings = CuredFindings + mark.CuredFindings,
    };

    private static int One(bool isSo) => isSo ? 1 : 0;
}

/// <summary>Progress by road section, kind and department; counted from the campaign's rows, so that no crash can make them wrong.</summary>
public sealed record CampaignFigures
{
    public required CampaignCounts Total { get; init; }

    public required IReadOnlyDictionary<RectificationStatus, int> ByStatus { get; init; }

    /// <summary>Why targets are off the list.</summary>
    public required IReadOnlyDictionary<ExclusionReason, int> Exclusions { get; init; }

    /// <summary>Targets without a section stand under the empty name.</summary>
    public required IReadOnlyDictionary<string, CampaignCounts> Sections { get; init; }

    public required IReadOnlyDictionary<string, CampaignCounts> Kinds { get; init; }

    public required IReadOnlyDictionary<string, CampaignCounts> Units { get; init; }

    /// <param name="now">UTC.</param>
    public static async Task<CampaignFigures> CountAsync(IAsyncEnumerable<TargetMark> marks, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var total = new CampaignCounts();
        var (status, exclusions) = (new SortedDictionary<RectificationStatus, int>(), new SortedDictionary<ExclusionReason, int>());
        var (sections, kinds, units) = (Groups(), Groups(), Groups());
        await foreach (var mark in marks.WithCancellation(cancellationToken))
        {
            total = total.With(mark, now);
            status[mark.Status] = status.GetValueOrDefault(mark.Status) + 1;
            if (mark is { Status: RectificationStatus.Excluded, Excluded: { } reason }) exclusions[reason] = exclusions.GetValueOrDefault(reason) + 1;
            Add(sections, mark.Section ?? "", mark);
            Add(kinds, mark.Kind, mark);
            Add(units, mark.Unit, mark);
        }

        return new CampaignFigures { Total = total, ByStatus = status, Exclusions = exclusions, Sections = sections, Kinds = kinds, Units = units };

        void Add(SortedDictionary<string, CampaignCounts> groups, string name, TargetMark mark) =>
            groups[name] = (groups.GetValueOrDefault(name) ?? new CampaignCounts()).With(mark, now);
    }

    private static SortedDictionary<string, CampaignCounts> Groups() => new(StringComparer.Ordinal);
}
