using FsCheck.Xunit;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Tests.Supervision;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>Holds for any facts; a number decides how one is.</summary>
public sealed class BulletinCountProperties
{
    [Property(MaxTest = 300)]
    public void Sources_and_units_add_up(ushort[] filed, ushort[] closed)
    {
        var figures = SampleBulletin.Figures(SampleFacts.Many(filed), SampleFacts.Many(closed), []);
        var ended = SampleFacts.Many(closed).Where(f => f.Closed).ToList();
        Assert.Equal((filed.Length, filed.Length), (figures.Filed.Reported, figures.Filed.BySource.Sum(s => s.Cases)));
        Assert.Equal((ended.Count, ended.Count), (figures.Closed.Closed, figures.Closed.BySource.Sum(s => s.Cases)));
        Assert.Equal(ended.Count(f => f.Unit is not null), figures.Units.Sum(u => u.Closed));
        Assert.True(figures.Units.Sum(u => u.OnTime) <= figures.Closed.OnTime);
        Assert.All(figures.Units, u => Assert.InRange(u.OnTime, 0, u.Closed));
    }

    [Property(MaxTest = 300)]
    public void The_order_in_which_cases_are_read_changes_nothing(ushort[] numbers, byte first)
    {
        var (facts, inHand) = (SampleFacts.Many(numbers), numbers.Select(Any).ToList());
        var (one, other) = (SampleBulletin.Of(facts, facts, inHand), SampleBulletin.Of(Otherwise(facts), Otherwise(facts), Otherwise(inHand)));
        Assert.Equal(one.Text, other.Text);
        Assert.Equal(BulletinPage.Of(one), BulletinPage.Of(other));

        IReadOnlyList<T> Otherwise<T>(IReadOnlyList<T> list) => [.. list.Skip(first).Reverse(), .. list.Take(first)];
    }

    [Property(MaxTest = 300)]
    public void The_longest_overdue_are_listed_and_the_others_counted(ushort[] numbers, byte most)
    {
        CaseSummary[] inHand = [.. numbers.Select(Any)];
        var figures = SampleBulletin.Figures([], [], inHand, worstOverdue: 1 + (most % 20)).InHand;
        var overdue = inHand.Where(c => c.DueAt < SampleBulletin.At).OrderBy(c => c.DueAt).ThenBy(c => c.Id, StringComparer.Ordinal).ToList();
        Assert.Equal((inHand.Length, overdue.Count), (figures.Open, figures.Overdue));
        Assert.Equal(overdue.Take(1 + (most % 20)).Select(c => c.Id), figures.Worst.Select(c => c.Id));
    }

    private static CaseSummary Any(ushort number, int index) => SampleBulletin.InHand(
        index, TimeSpan.FromMinutes((number % 41) - 20), number % 5 == 0 ? null : $"unit-{number % 3}", (CaseStatus)(number % 9), number % 7 == 0);
}
