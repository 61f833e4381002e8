using System.Runtime.InteropServices;

namespace Xinjing.Serverless.Deadlines;

/// <summary>
/// Computes the instants of a deadline from its proof. Limit, extensions and delays are legs, each on the clock of its unit. How
/// much open time a leg has is measured as if there were no pauses; then that much is run with them. So a pause takes away what
/// it lasted on the leg's clock, and nothing else moves.
/// </summary>
internal sealed class Timetable
{
    private readonly List<Leg> _legs = [];
    private readonly BusinessCalendar _calendar;
    private readonly Deadline _proof;
    private readonly Milestone _due;

    public Timetable(BusinessCalendar calendar, Deadline proof)
    {
        (_calendar, _proof) = (calendar, proof);
        _due = new(proof.StartedAt, proof.StartedAt);
        foreach (var limit in proof.Extensions.Prepend(proof.Limit!))
        {
            _legs.Add(Measure(_due, limit));
            _due = _legs[^1].To;
        }
    }

    public DateTimeOffset DueAt => _due.Actual;

    public bool Provisional => _legs.Exists(l => _calendar.IsProvisional(l.From.Planned, l.To.Actual, l.Unit));

    /// <summary>Reminder and escalations, in order of time.</summary>
    public IEnumerable<Alert> Alerts =>
    [
        .. _proof.RemindAt > 0 ? [new Alert(ReminderAt(), EscalateTo: null)] : Array.Empty<Alert>(),
        .. _proof.Escalations.Select(e => new Alert(Measure(_due, e.After).To.Actual, e.To)),
    ];

    private DateTimeOffset ReminderAt()
    {
        var open = TimeSpan.FromTicks((long)Math.Round(_legs.Sum(l => l.Open.Ticks) * _proof.RemindAt));
        foreach (var leg in _legs)
        {
            if (open <= leg.Open) return leg.Clock.Add(leg.From.Actual, open, _proof.Pauses);
            open -= leg.Open;
        }

        return DueAt;
    }

    private Leg Measure(Milestone from, TimeLimit limit)
    {
        var clock = _calendar.ClockOf(limit.Unit);
        var planned = _calendar.DueAt(from.Planned, limit).At;
        var open = clock.Between(from.Planned, planned);
        return new(limit.Unit, clock, open, from, new(planned, clock.Add(from.Actual, open, _proof.Pauses)));
    }

    /// <param name="Planned">As if there were no pauses.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Milestone(DateTimeOffset Planned, DateTimeOffset Actual);

    private sealed record Leg(TimeUnit Unit, WorkClock Clock, TimeSpan Open, Milestone From, Milestone To);
}
