using Xinjing.Serverless.Localhost.Hosting.Triggers;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

[Collection(LocalHostTests.Name)]
public sealed class TimerTests(TestWorkerHost host, AzuriteFixture azurite)
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("*/5 * * * *", "2026-03-01T12:05:00Z")]
    [InlineData("10 */5 * * * *", "2026-03-01T12:00:10Z")]
    [InlineData("0 0 8 * * 1", "2026-03-02T08:00:00Z")]
    [InlineData("00:00:30", "2026-03-01T12:00:30Z")]
    public void A_schedule_is_cron_with_or_without_seconds_or_a_span(string schedule, string next) =>
        Assert.Equal(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), TimerSchedule.Parse(schedule).Next(Noon));

    [Fact]
    public async Task A_timer_rings_at_the_schedule_of_its_setting()
    {
        var log = new LogWatch();
        var storage = (await azurite.StartedAsync()).ConnectionString;
        await using var ringing = await TestWorkerHost.StartAsync(storage, "TimerTests", log, options =>
        {
            options.Environment["RingSchedule"] = "* * * * * *";
            return options;
        });
        var words = (await log.LineAsync("ring ")).Split(' ');
        Assert.Equal("False", words[1]);
        var (last, next) = (At(words[2]), At(words[3]));
        Assert.Equal((TimeSpan.FromSeconds(1), 0), (next - last, last.Millisecond));
    }

    [Fact]
    public async Task A_timer_function_runs_on_demand()
    {
        await host.Host.InvokeAsync("Ring");
        await host.Log.LineAsync("ring False");
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
