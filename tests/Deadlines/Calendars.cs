using System.Globalization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Tests.Reference;

namespace Xinjing.Serverless.Tests.Deadlines;

/// <summary>The town's calendar and changes of it; local times as people write them.</summary>
internal static class Calendars
{
    public static CalendarSet Set { get; } = Seeds.Town.CalendarSet;

    public static BusinessCalendar Town { get; } = new(Set);

    /// <summary>With a year 2027 whose only day off is New Year's Day; invented.</summary>
    public static BusinessCalendar With2027 { get; } = new(Set with { Edition = "with 2027", Years = [.. Set.Years, Invented(2027)] });

    /// <summary>With longer hours, without the lunch break and without make-up days.</summary>
    public static BusinessCalendar Other { get; } = new(Set with
    {
        Edition = "other",
        OfficeHours = [new(new TimeOnly(8, 30), new TimeOnly(18, 0))],
        Years = [.. Set.Years.Select(y => y with { MakeUpDays = [] })],
    });

    public static CalendarYear Invented(int year) => new()
    {
        Year = year,
        Source = "invented",
        Holidays = [new Holiday { Name = "元旦", From = new DateOnly(year, 1, 1) }],
        MakeUpDays = [],
    };

    /// <summary>An instant from Shanghai's wall clock: <c>2026-03-02 09:00</c>.</summary>
    public static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.ParseExact(local, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), ShanghaiTime.Offset).ToUniversalTime();

    /// <summary>Shanghai's wall clock at an instant.</summary>
    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(ShanghaiTime.Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
