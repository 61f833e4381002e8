using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Supervision;

namespace Xinjing.Serverless.Tests.Supervision;

/// <summary>Facts of cases that never were; a number decides how one is.</summary>
internal static class SampleFacts
{
    public static readonly DateTimeOffset At = new(2026, 3, 31, 16, 0, 0, TimeSpan.Zero);

    public static CaseFacts Case(string id) =>
        new() { Id = id, Source = "hotline", Category = "06010", Unit = "lvhua", Grid = "g1", Day = new DateOnly(2026, 3, 2), Dispatched = true, Rounds = 1 };

    public static CaseFacts Closed(string id) => Case(id) with { Handled = true, Closed = true, Result = CaseResult.Solved };

    public static IReadOnlyList<CaseFacts> Many(IReadOnlyList<ushort> numbers) => [.. numbers.Select((number, i) => Any(i, number))];

    public static ScorecardRequest Request(ScorecardBy by = ScorecardBy.Unit) => new() { By = by, At = At };

    private static CaseFacts Any(int index, int number)
    {
        var handled = number % 3 > 0;
        return Case($"case-{index:D5}") with
        {
            Source = number % 5 == 0 ? "patrol" : "hotline",
            Unit = number % 7 == 0 ? null : $"unit-{number % 4}",
            Grid = number % 11 == 0 ? null : $"grid-{number % 6}",
            Category = $"0600{number % 9}",
            Rejected = number % 13 == 0,
            Handled = handled,
            Closed = handled && number % 2 == 0,
            HandledLate = number % 17 < 4,
            Exempt = number % 19 == 0,
            HandlingDueAt = handled ? null : At.AddHours((number % 23) - 11),
            FirstContact = (number % 29) switch { < 20 => true, < 25 => false, _ => null },
            FirstContactDueAt = At.AddHours((number % 7) - 3),
            Result = handled ? (CaseResult)(number / 3 % 3) : null,
            Satisfaction = handled && number % 4 > 0 ? (Satisfaction)(number / 7 % 3) : null,
            Rounds = 1 + (number % 2),
            Returns = number % 31 == 0 ? 1 : 0,
        };
    }
}
