namespace Xinjing.Serverless.Deadlines;

/// <summary>The office hours of one day as a clock that stands still while offices are closed; everything in ticks.</summary>
internal sealed class OpenHours(IReadOnlyList<OfficeHours> hours)
{
    /// <summary>Open time of a whole day.</summary>
    public long Length { get; } = hours.Sum(h => (h.To - h.From).Ticks);

    /// <summary>When the last office closes.</summary>
    public long Close { get; } = hours[^1].To.Ticks;

    /// <summary>Open time from midnight until then.</summary>
    public long Before(long timeOfDay)
    {
        var open = 0L;
        foreach (var stretch in hours) open += Math.Clamp(timeOfDay, stretch.From.Ticks, stretch.To.Ticks) - stretch.From.Ticks;
        return open;
    }

    /// <summary>The earliest time of day with so much open time before it.</summary>
    /// <param name="open">More than zero, at most <see cref="Length"/>.</param>
    public long At(long open)
    {
        foreach (var stretch in hours)
        {
            var length = (stretch.To - stretch.From).Ticks;
            if (open <= length) return stretch.From.Ticks + open;
            open -= length;
        }

        return Close;
    }
}
