using Xinjing.Serverless.Localhost;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Simulation;

public sealed class SimulateCommandTests : IDisposable
{
    private static readonly string OwnLevels = Path.Combine(Seeds.Directory, "service-levels.json");
    private static readonly string DemoLevels = Path.Combine(Seeds.Directory, "service-levels.demo.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_sets_stand_side_by_side_with_their_editions_and_the_difference_in_points_of_a_percentage()
    {
        var (code, output, error) = await RunAsync("--from", "2026-03-02", "--days", "2", "--levels", OwnLevels, "--levels", DemoLevels);
        Assert.Equal((0, ""), (code, error));
        Assert.StartsWith("2 days from 2026-03-02, seed 1, behaviour ", output[0], StringComparison.Ordinal);
        Assert.Matches("service-levels.json  …[a-z/-]+levels.demo.json +difference$", output[2]);
        Assert.Matches("^edition +town-2026-01 +demo$", output[3]);
        Assert.Contains(output, line => line.StartsWith("on time: handling ", StringComparison.Ordinal) && line.EndsWith(" pp", StringComparison.Ordinal));
        Assert.DoesNotContain(output, line => line.Contains("not in the calendar", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_that_ends_in_a_year_without_a_calendar_is_run_and_says_so()
    {
        var last = Seeds.Town.CalendarSet.Years.Max(y => y.Year);
        var (code, output, _) = await RunAsync("--from", $"{last}-12-31", "--days", "2", "--cases-per-day", "1");
        Assert.Equal(0, code);
        Assert.StartsWith($"{last + 1} is not in the calendar", output[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--days", "0", "--days takes 1 to 366.")]
    [InlineData("--from", "2099-01-01", "2099 is not in the calendar")]
    [InlineData("--from", "2026-02-30", "--from takes a day")]
    [InlineData("--cases-per-day", "0", "--cases-per-day takes")]
    [InlineData("--batch", "no-such.json", "no-such.json")]
    [InlineData("--batch", ".", "denied")]
    [InlineData("--behaviour", "no-such.json", "no-such.json")]
    [InlineData("--levels", "no-such.json", "no-such.json")]
    public async Task What_cannot_be_run_is_refused_in_one_line(string option, string value, string reason)
    {
        string[] from = option == "--from" ? [] : ["--from", "2026-02-01"];
        (await RunAsync([.. from, option, value])).AssertRefused(reason);
    }

    [Theory]
    [InlineData("--batch", "[", "the whole file")]
    [InlineData("--batch", "[]", "no report")]
    [InlineData("--batch", "[null]", "[0]: Lists have no null elements")]
    [InlineData("--batch", """[{"source":"patrol","category":6,"description":"有垃圾"}]""", "[0].category: The value is not of the kind")]
    [InlineData("--batch", """[{"source":"patrol","category":"00000","description":"有垃圾"}]""", "Report 1 of the batch cannot be filed: No category '00000'")]
    [InlineData("--behaviour", "{}", "Missing: 'edition'")]
    [InlineData("--levels", "{\"rules\":[]}", "There is no field 'rules' here")]
    [InlineData("--rules", "{\"edition\":1}", "edition: The value is not of the kind")]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_line(string option, string content, string reason)
    {
        var file = Path.Combine(_folder, "given.json");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        (await RunAsync("--from", "2026-02-01", option, file)).AssertRefused(reason);
    }

    [Theory]
    [InlineData("\"dispatcherUnit\": \"center\"")]
    [InlineData("\"unit\": \"zongguan\"")]
    public async Task A_model_with_a_unit_that_the_town_does_not_have_is_refused(string was)
    {
        var file = Path.Combine(_folder, "model.json");
        var text = await File.ReadAllTextAsync(Path.Combine(Seeds.Directory, "simulation.json"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace(was, $"{was[..was.IndexOf(':', StringComparison.Ordinal)]}: \"nobody\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await RunAsync("--from", "2026-02-01", "--behaviour", file)).AssertRefused("'nobody'");
    }

    [Fact]
    public async Task A_problem_of_a_set_carries_the_name_of_the_file_that_was_given()
    {
        var file = Path.Combine(_folder, "given.json");
        var text = await File.ReadAllTextAsync(OwnLevels, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(file, text.Replace("\"maxRounds\": 5", "\"maxRounds\": 0", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        (await RunAsync("--from", "2026-02-01", "--levels", OwnLevels, "--levels", file)).AssertRefused($"{file}: maxRounds");
    }

    private static Task<SimulationRun> RunAsync(params IEnumerable<string> arguments) => SimulationRun.OfAsync(new SimulateCommand(), arguments);
}
