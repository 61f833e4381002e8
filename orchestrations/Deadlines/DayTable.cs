namespace Xinjing.Serverless.Deadlines;

/// <summary>Every day that the calendar counts, numbered so that each question is one look-up, however far apart two days are.</summary>
internal sealed class DayTable
{
    private readonly DayKind[] _kinds = new DayKind[LocalInstant.Days];
    private readonly int[] _workedBefore = new int[LocalInstant.Days + 1];
    private readonly List<int> _worked = [];
    private readonly Dictionary<int, string> _names = [];
    private readonly HashSet<int> _years;

    public DayTable(IReadOnlyList<CalendarYear> years)
    {
        _years = [.. years.Select(y => y.Year)];
        foreach (var year in years) Mark(year);
        for (var day = 0; day < _kinds.Length; day++)
        {
            if (_kinds[day] == DayKind.Workday && LocalInstant.DateOf(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) _kinds[day] = DayKind.Weekend;
            _workedBefore[day] = _worked.Count;
            if (IsWorked(day)) _worked.Add(day);
        }

        _workedBefore[^1] = _worked.Count;
    }

    public bool IsWorked(int day) => _kinds[day] is DayKind.Workday or DayKind.MakeUpDay;

    /// <summary>Working days before this one.</summary>
    public int WorkedBefore(int day) => _workedBefore[day];

    /// <summary>The working day that has so many before it; <c>null</c> beyond the last, and for fewer than none.</summary>
    public int? Worked(long before) => before >= 0 && before < _worked.Count ? _worked[(int)before] : null;

    public DayKind Kind(int day) => _kinds[day];

    public string? Name(int day) => _names.GetValueOrDefault(day);

    public bool IsLoaded(int year) => _years.Contains(year);

    private void Mark(CalendarYear year)
    {
        foreach (var date in year.MakeUpDays) _kinds[LocalInstant.DayOf(date)] = DayKind.MakeUpDay;
        foreach (var holiday in year.Holidays)
        {
            for (var day = LocalInstant.DayOf(holiday.From); day <= LocalInstant.DayOf(holiday.Last); day++)
            {
                _kinds[day] = DayKind.Holiday;
                _names[day] = holiday.Name;
            }
        }
    }
}

internal enum DayKind
{
    Workday,
    Weekend,
    Holiday,
    MakeUpDay,
}
