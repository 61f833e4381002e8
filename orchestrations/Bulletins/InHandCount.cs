using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Bulletins;

/// <summary>Counts the work in hand case by case, however much of it there is; it keeps the worst only.</summary>
/// <param name="at">UTC; what is due before it is overdue.</param>
/// <param name="mostWorst">How many overdue cases it keeps.</param>
public sealed class InHandCount(DateTimeOffset at, int mostWorst)
{
    private readonly Dictionary<string, int> _overdueByUnit = new(StringComparer.Ordinal);

    /// <summary>The least bad is the first to leave.</summary>
    private readonly SortedSet<OverdueCase> _worst = new(Comparer<OverdueCase>.Create((x, y) =>
        x.DueAt == y.DueAt ? string.CompareOrdinal(x.Id, y.Id) : x.DueAt.CompareTo(y.DueAt)));

    private int _open;
    private int _overdue;
    private int _returned;
    private int _suspended;
    private int _provisional;

    /// <summary>Overdue cases that a unit has to accept or to handle, by its code; verification and call-back are not its own.</summary>
    public IReadOnlyDictionary<string, int> OverdueByUnit => _overdueByUnit;

    /// <summary>Takes an open case into account.</summary>
    public void Add(CaseSummary inHand)
    {
        _open++;
        if (inHand.Status == CaseStatus.Returned) _returned++;
        if (inHand.Status == CaseStatus.Suspended) _suspended++;
        if (inHand.Provisional) _provisional++;
        if (inHand.DueAt is { } dueAt && dueAt < at) AddOverdue(inHand, dueAt);
    }

    public InHandFigures Figures() => new(_open, _overdue, _returned, _suspended, _provisional, [.. _worst]);

    private void AddOverdue(CaseSummary overdue, DateTimeOffset dueAt)
    {
        _overdue++;
        if (overdue is { Stage: not CaseStage.Supervision, Unit: { } unit }) _overdueByUnit[unit] = _overdueByUnit.GetValueOrDefault(unit) + 1;
        _worst.Add(new OverdueCase(overdue.Id, overdue.Category, overdue.Unit, overdue.Status, dueAt));
        if (_worst.Count > mostWorst) _worst.Remove(_worst.Max!);
    }
}
