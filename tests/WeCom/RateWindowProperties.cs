using FsCheck.Xunit;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

public sealed class RateWindowProperties
{
    private static readonly IReadOnlyList<RateLimit> Limits = [new(3, TimeSpan.FromSeconds(10)), new(7, TimeSpan.FromSeconds(60))];

    [Property(MaxTest = 500)]
    public void No_stretch_has_more_than_its_limit(byte[] pauses)
    {
        var sent = Send(pauses, Limits);
        foreach (var limit in Limits)
            Assert.All(sent, begin => Assert.True(sent.Count(at => at >= begin && at < begin + limit.Per) <= limit.Count));
    }

    [Property(MaxTest = 500)]
    public void A_moment_before_it_opens_would_be_too_much(byte[] pauses)
    {
        var sent = Send(pauses, Limits);
        var window = sent.Aggregate(RateWindow.Empty, (window, at) => window.Add(at, Limits));
        if (sent.Count == 0) return;
        var opensAt = window.OpensAt(Limits, sent[^1]);
        Assert.Contains(Limits, limit => opensAt == sent[^1] || sent.Count(at => at > opensAt.AddTicks(-1) - limit.Per) >= limit.Count);
        Assert.All(Limits, limit => Assert.True(sent.Count(at => at > opensAt - limit.Per) < limit.Count));
    }

    [Property(MaxTest = 500)]
    public void What_is_written_and_read_never_opens_earlier(byte[] pauses)
    {
        var sent = Send(pauses, Limits).ConvertAll(at => at.AddTicks(17));
        var window = sent.Aggregate(RateWindow.Empty, (window, at) => window.Add(at, Limits));
        var read = RateWindow.Read(window.Write());
        Assert.InRange(read.OpensAt(Limits, Door.Noon) - window.OpensAt(Limits, Door.Noon), TimeSpan.Zero, TimeSpan.FromMilliseconds(1));
        Assert.Equal(read.Write(), RateWindow.Read(read.Write()).Write());
    }

    [Fact]
    public void A_thousand_an_hour_fit_into_a_row()
    {
        var window = RateWindow.Empty;
        for (var second = 0; second < 3000; second++) window = window.Add(Door.Noon.AddSeconds(second), RateLimit.Member);
        Assert.InRange(window.Write().Length, 1, 32_000);
    }

    private static List<DateTimeOffset> Send(byte[] pauses, IReadOnlyList<RateLimit> limits)
    {
        var (now, window, sent) = (Door.Noon, RateWindow.Empty, new List<DateTimeOffset>());
        foreach (var pause in pauses)
        {
            now = window.OpensAt(limits, now.AddMilliseconds(pause * 40));
            window = window.Add(now, limits);
            sent.Add(now);
        }

        return sent;
    }
}
