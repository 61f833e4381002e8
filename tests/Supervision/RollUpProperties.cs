using FsCheck.Xunit;
using Xinjing.Serverless.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Supervision;

/// <summary>Cases change and days are rolled up in any order; what is read is always what each case was last.</summary>
public sealed class RollUpProperties
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private readonly Dictionary<string, CaseFacts> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<DateOnly, IReadOnlyList<CaseFacts>> _rollUps = [];
    private readonly Dictionary<string, CaseFacts> _latest = new(StringComparer.Ordinal);

    [Property(MaxTest = 300)]
    public void Roll_ups_change_nothing_that_is_read(ushort[] steps)
    {
        foreach (var step in steps)
        {
            if (step % 3 == 0) RollUpSome(Day(step / 3), most: 1 + (step / 9 % 4));
            else Change(step % 11, step / 11);
            Assert.Equal(_latest.Values.OrderBy(f => f.Day).ThenBy(f => f.Id, StringComparer.Ordinal), Read());
        }
    }

    [Property(MaxTest = 300)]
    public void When_all_days_are_rolled_up_only_open_cases_have_rows(ushort[] steps)
    {
        Roll_ups_change_nothing_that_is_read(steps);
        for (var day = 0; day < 3; day++) RollUpSome(Day(day), most: int.MaxValue);
        Assert.Equal(_latest.Values.Where(f => !f.Closed && !f.Rejected).ToHashSet(), _rows.Values.ToHashSet());
        Assert.Equal(_latest.Values.ToHashSet(), Read().ToHashSet());
    }

    private static DateOnly Day(int number) => First.AddDays(number % 3);

    private IReadOnlyList<CaseFacts> Read() => RollUp.Merge(_rows.Values, _rollUps.Values.SelectMany(day => day));

    private void Change(int number, int how)
    {
        var facts = SampleFacts.Case($"case-{number}") with { Day = Day(number), Closed = how % 3 == 1, Rejected = how % 3 == 2, Rounds = how };
        _rows[facts.Id] = _latest[facts.Id] = facts;
    }

    private void RollUpSome(DateOnly day, int most)
    {
        var taken = _rows.Values.Where(f => f.Day == day && RollUp.Takes(f)).Take(most).ToList();
        _rollUps[day] = RollUp.Merge(taken, _rollUps.GetValueOrDefault(day, []));
        foreach (var facts in taken) _rows.Remove(facts.Id);
    }
}
