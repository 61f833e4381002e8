using System.Diagnostics;

namespace Xinjing.Serverless.Deadlines;

/// <summary>
/// Turns a limit into an instant. For now every unit is a plain duration, a working day being a day of 24 hours;
/// office hours, holidays and make-up days come behind this same method.
/// </summary>
public sealed class BusinessCalendar
{
    /// <summary>The instant at which a limit that starts now is used up.</summary>
    /// <param name="from">UTC.</param>
    /// <param name="limit">An amount of zero gives <paramref name="from"/>.</param>
    public static DueInstant DueAt(DateTimeOffset from, TimeLimit limit) => new(from + Duration(limit), Provisional: false);

    private static TimeSpan Duration(TimeLimit limit) => limit.Unit switch
    {
        TimeUnit.UrgentHours or TimeUnit.WorkingHours => TimeSpan.FromHours(limit.Amount),
        TimeUnit.WorkingDays or TimeUnit.NaturalDays => TimeSpan.FromDays(limit.Amount),
        TimeUnit.Seconds => TimeSpan.FromSeconds(limit.Amount),
        _ => throw new UnreachableException($"Unit {limit.Unit}."),
    };
}

/// <summary>The result of a calculation.</summary>
/// <param name="At">UTC.</param>
/// <param name="Provisional">It reaches into a year whose holidays are not known yet.</param>
public sealed record DueInstant(DateTimeOffset At, bool Provisional);
