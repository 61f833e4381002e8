using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Simulation.Campaigns;

/// <summary>
/// When every target has its notice and its first inspection. The teams of a department take its targets one after another, in the
/// order in which these are ready; no template changes that, so two of them meet the same firms on the same days.
/// </summary>
internal sealed class InspectionRounds(CampaignBehaviour model, CalendarSet calendarSet)
{
    private readonly BusinessCalendar _calendar = new(calendarSet);
    private readonly double _officeDay = TimeSpan.FromTicks(new OpenHours(calendarSet.OfficeHours).Length).TotalHours;

    /// <param name="end">UTC; what does not begin by then does not happen.</param>
    public IEnumerable<(ListedTarget Target, FirstVisit Visit)> Plan(IEnumerable<ListedTarget> targets, DateTimeOffset end) =>
        targets.Select(Announce).GroupBy(t => t.Target.State.Unit, StringComparer.Ordinal).SelectMany(department => Inspect(department, end));

    private (ListedTarget Target, DateTimeOffset NoticeAt, DateTimeOffset ReadyAt) Announce(ListedTarget target)
    {
        var notice = _calendar.After(target.State.ListedAt, target.Chance.Hours(Draw.Notice, model.Notice), TimeUnit.WorkingHours);
        return (target, notice, _calendar.After(notice, target.Chance.Hours(Draw.Preparation, model.Preparation), TimeUnit.WorkingHours));
    }

    private IEnumerable<(ListedTarget Target, FirstVisit Visit)> Inspect(IGrouping<string, (ListedTarget Target, DateTimeOffset NoticeAt, DateTimeOffset ReadyAt)> department, DateTimeOffset end)
    {
        var teams = model.TeamsOf(department.Key);
        var free = new PriorityQueue<DateTimeOffset, DateTimeOffset>(Enumerable.Repeat((DateTimeOffset.MinValue, DateTimeOffset.MinValue), teams.Teams));
        foreach (var (target, noticeAt, readyAt) in department.OrderBy(t => t.ReadyAt))
        {
            var freeAt = free.Dequeue();
            var begins = freeAt > readyAt ? freeAt : readyAt;
            var done = begins < end ? _calendar.After(begins, _officeDay / teams.TargetsPerDay, TimeUnit.WorkingHours) : begins;
            free.Enqueue(done, done);
            yield return (target, new FirstVisit(noticeAt, done));
        }
    }
}

/// <param name="NoticeAt">UTC.</param>
/// <param name="InspectedAt">UTC; when the team is done.</param>
internal sealed record FirstVisit(DateTimeOffset NoticeAt, DateTimeOffset InspectedAt);
