using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Bulletins;

/// <summary>
/// What a town decides about its morning bulletin (晨会通报). A set of its own rather than a part of the calendar, whose edition
/// every deadline quotes as its proof: the time of a meeting proves nothing.
/// </summary>
public sealed record BulletinSet : ReferenceSet
{
    /// <summary>Shanghai, on working days; before the meeting by as much as people need to read it. It is there a few minutes later at most.</summary>
    public required TimeOnly PublishAt { get; init; }

    /// <summary>Name of the group robot in the settings (<c>WeCom:Robots</c>); the one that is told of escalations when left out.</summary>
    public string? Robot { get; init; }

    /// <summary>Closed cases that a unit needs in the period to be compared with others: with fewer, one case decides.</summary>
    public required int LeastClosed { get; init; }

    /// <summary>How many overdue cases are listed, the longest overdue first.</summary>
    public required int WorstOverdue { get; init; }

    /// <summary>The day (Shanghai) whose bulletin has to be there by now; <c>null</c> on a day off, and before the time.</summary>
    /// <param name="now">UTC.</param>
    /// <exception cref="CalendarRangeException">The calendar does not count the year.</exception>
    public DateOnly? DueDay(BusinessCalendar calendar, DateTimeOffset now)
    {
        var day = ShanghaiTime.Day(now);
        return calendar.IsWorkingDay(day) && TimeOnly.FromDateTime(now.ToOffset(ShanghaiTime.Offset).DateTime) >= PublishAt ? day : null;
    }
}
