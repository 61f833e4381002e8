using System.Globalization;
using NCrontab;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>When a timer rings: NCrontab with five fields or six (seconds first), or a span for "again and again after". UTC.</summary>
internal sealed class TimerSchedule
{
    private readonly Func<DateTime, DateTime> next;

    private TimerSchedule(Func<DateTime, DateTime> next) => this.next = next;

    /// <exception cref="CrontabException">The text is no schedule.</exception>
    public static TimerSchedule Parse(string text)
    {
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var period)) return new TimerSchedule(after => after + period);
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var cron = CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
        return new TimerSchedule(cron.GetNextOccurrence);
    }

    public DateTimeOffset Next(DateTimeOffset after) => new(next(after.UtcDateTime), TimeSpan.Zero);
}
