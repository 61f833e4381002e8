namespace Xinjing.Serverless.Deadlines;

/// <summary>A calculation starts or ends outside the years that the calendar counts, or goes backwards.</summary>
public sealed class CalendarRangeException(string message) : Exception(message)
{
    internal static CalendarRangeException Outside(string what) =>
        new($"{what} is outside the years {LocalInstant.FirstYear} to {LocalInstant.LastYear} that the calendar counts.");
}
