using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Bulletins;

/// <summary>Why a day has no bulletin.</summary>
internal static class BulletinAbsence
{
    /// <param name="now">UTC.</param>
    /// <returns>404.</returns>
    public static ProblemException Of(DateOnly day, RulesInForce rules, DateTimeOffset now)
    {
        var (set, calendar, today) = (rules.Data.BulletinSet, rules.Planner.Calendar, ShanghaiTime.Day(now));
        var why = !calendar.IsWorkingDay(day) ? "it is no working day"
            : day > today ? "it is still to come"
            : day < today ? "none was published on it"
            : set.DueDay(calendar, now) is null ? $"it is published at {set.PublishAt:HH:mm} (Asia/Shanghai)"
            : "it is being published; ask again in a few minutes";
        return new ProblemException("bulletin-not-found", $"{day:yyyy-MM-dd} has no bulletin: {why}.", 404);
    }
}
