namespace Xinjing.Serverless.Deadlines;

/// <summary>When the town works: its office hours, and the holidays of each year whose notice is out.</summary>
public sealed record CalendarSet
{
    /// <summary>The one zone there is: UTC+8 without daylight saving time, so every day has 24 hours.</summary>
    public const string Shanghai = "Asia/Shanghai";

    /// <summary>Name and date of the set, recorded with every deadline.</summary>
    public required string Edition { get; init; }

    /// <summary>For people: what the set is and where it comes from.</summary>
    public string? Note { get; init; }

    public required string Zone { get; init; }

    /// <summary>When offices are open on a working day, in order; lunch is what lies between two of them.</summary>
    public required IReadOnlyList<OfficeHours> OfficeHours { get; init; }

    /// <summary>Where the office hours come from: the document, or that they are a local choice.</summary>
    public string? OfficeHoursBasis { get; init; }

    /// <summary>In a year that is left out weekdays count as working, and what is computed with it is provisional.</summary>
    public required IReadOnlyList<CalendarYear> Years { get; init; }
}

/// <summary>One stretch of an office day, local time; the opening minute belongs to it, the closing one does not.</summary>
public sealed record OfficeHours(TimeOnly From, TimeOnly To);

/// <summary>What a year changes about its weeks.</summary>
public sealed record CalendarYear
{
    public required int Year { get; init; }

    /// <summary>The notice that says so.</summary>
    public required string Source { get; init; }

    /// <summary>Days off; weekends that fall into a holiday may be inside.</summary>
    public required IReadOnlyList<Holiday> Holidays { get; init; }

    /// <summary>Saturdays and Sundays that are worked (调休).</summary>
    public required IReadOnlyList<DateOnly> MakeUpDays { get; init; }
}

/// <summary>Days off in a row.</summary>
public sealed record Holiday
{
    /// <summary>Chinese name, shown as the reason for a skipped day.</summary>
    public required string Name { get; init; }

    public required DateOnly From { get; init; }

    /// <summary>The last day off; left out for a single day.</summary>
    public DateOnly? To { get; init; }

    internal DateOnly Last => To ?? From;
}
