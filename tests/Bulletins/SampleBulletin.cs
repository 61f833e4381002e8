using System.Globalization;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.Tests.Supervision;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>A Monday morning of March 2026 and the days before it.</summary>
internal static class SampleBulletin
{
    public static readonly DateOnly Monday = new(2026, 3, 9);
    public static readonly DateTimeOffset At = Calendars.At("2026-03-09 08:15");
    public static readonly BulletinPeriod Period = BulletinPeriod.Of(Monday, last: null, Calendars.Town);

    /// <summary>From numbers to words, with the names of the town's own reference data.</summary>
    public static Bulletin Of(IReadOnlyList<CaseFacts> filed, IReadOnlyList<CaseFacts> closed, IEnumerable<CaseSummary> inHand) =>
        Bulletin.Of(Monday, Period, Figures(filed, closed, inHand), Seeds.Town, At);

    public static BulletinFigures Figures(
        IReadOnlyList<CaseFacts> filed, IReadOnlyList<CaseFacts> closed, IEnumerable<CaseSummary> inHand, int leastClosed = 3, int worstOverdue = 10)
    {
        var count = new InHandCount(At, worstOverdue);
        foreach (var one in inHand) count.Add(one);
        return new BulletinCount(new ScorecardWeights(), At).Figures(filed, closed, count, leastClosed);
    }

    /// <summary>So many closed cases of a unit, of which so many were late.</summary>
    public static IEnumerable<CaseFacts> Closed(string unit, int cases, int late = 0, string source = "patrol") => Enumerable.Range(0, cases)
        .Select(number => SampleFacts.Closed($"{unit}-{source}-{number}") with { Unit = unit, Source = source, HandledLate = number < late });

    /// <summary>An open case that was due so long before the bulletin; later than it where negative.</summary>
    public static CaseSummary InHand(int number, TimeSpan late, string? unit = "lvhua", CaseStatus status = CaseStatus.InProgress, bool isProvisional = false) => new()
    {
        Id = string.Create(CultureInfo.InvariantCulture, $"XJ260305{number:D11}"),
        Source = "patrol",
        SourceId = "1",
        Stage = status switch
        {
            CaseStatus.Filed or CaseStatus.Assigned or CaseStatus.Returned => CaseStage.Dispatch,
            CaseStatus.Verifying or CaseStatus.CallingBack => CaseStage.Supervision,
            _ => CaseStage.Handling,
        },
        Status = status,
        Version = 1,
        Category = "06010",
        Condition = "default",
        Description = "贾市民来电，手机13800000002，垃圾无人清运",
        Address = "剑河路580号",
        Unit = unit,
        FiledAt = At.AddDays(-4),
        DueAt = status == CaseStatus.Suspended ? null : At - late,
        Provisional = isProvisional,
    };
}
