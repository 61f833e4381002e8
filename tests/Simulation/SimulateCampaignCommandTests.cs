using System.Text;
using Xinjing.Serverless.Localhost;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Simulation;

public sealed class SimulateCampaignCommandTests : IDisposable
{
    private static readonly string SampleList = Path.Combine(Seeds.Directory, "samples", "targets-sewage.csv");
    private static readonly string Templates = Path.Combine(Seeds.Directory, "campaign-templates.json");
    private static readonly string Model = Path.Combine(Seeds.Directory, "campaign-simulation.json");

    private readonly string _folder = Directory.CreateTempSubdirectory("simulate").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Two_templates_stand_side_by_side_with_their_editions_and_the_difference()
    {
        await WriteAsync("campaign-templates.json", Templates, ("\"campaign-templates-2026-03\"", "\"no-visits\""), ("\"revisitAfterDays\": [30, 90]", "\"revisitAfterDays\": []"));
        var run = await RunAsync("--compare", _folder);
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.StartsWith("90 days from 2026-02-01, seed 1, behaviour example-2026-01", run.Output[0], StringComparison.Ordinal);
        Assert.Matches("^seeds  …mpaign-templates.json +difference$", run.Output[2]);
        Assert.Matches("^edition +…ign-templates-2026-03 +no-visits$", run.Output[3]);
        Assert.Contains(run.Output, line => line.StartsWith("on time: rectification ", StringComparison.Ordinal) && line.Contains('%', StringComparison.Ordinal));
        Assert.Contains(run.Output, line => line.StartsWith("closed ", StringComparison.Ordinal) && line.EndsWith('0'));
        Assert.Matches(@"^visits: revisit +[1-9]\d* +0 +-\d+$", Assert.Single(run.Output, line => line.StartsWith("visits: revisit", StringComparison.Ordinal)));
        Assert.Matches(@"^coverage: week \d+ +100.0 % +100.0 % +0$", run.Output.Last(line => line.StartsWith("coverage", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_template_is_shown_alone_and_the_same_seed_prints_the_same()
    {
        var run = await RunAsync("--seed", "7");
        Assert.Equal(0, run.Code);
        Assert.DoesNotContain(run.Output, line => line.Contains("difference", StringComparison.Ordinal));
        Assert.Equal(run.Output, (await RunAsync("--seed", "7")).Output);
        Assert.NotEqual(run.Output, (await RunAsync("--seed", "8")).Output);
    }

    [Fact]
    public async Task Every_template_of_the_seeds_runs_on_its_sample_list()
    {
        foreach (var template in Seeds.Town.CampaignTemplateSet.Templates.Select(t => t.Code))
            Assert.Equal((0, ""), await RunAsync("--template", template, "--targets", Path.Combine(Seeds.Directory, "samples", $"targets-{template}.csv")) is var run ? (run.Code, run.Error) : default);
    }

    [Fact]
    public async Task Rows_that_are_not_listed_are_named_for_the_template_that_does_not_take_them()
    {
        await WriteAsync("campaign-templates.json", Templates, ("\"洗车店\", ", ""));
        var run = await RunAsync("--compare", Templates, "--compare", _folder);
        Assert.Equal(0, run.Code);
        Assert.EndsWith("campaign-templates.json: not listed: Row 6: '洗车店' is none of 餐饮, 汽修, 洗车.", run.Output[1], StringComparison.Ordinal);
        Assert.Matches("^targets listed +12 +11 +-1$", run.Output[5]);
    }

    [Theory]
    [InlineData("--days", "367", "--days takes 1 to 366.")]
    [InlineData("--from", "2099-01-01", "2099 is not in the calendar")]
    [InlineData("--from", "yesterday", "--from takes a day")]
    [InlineData("--template", "noise", "There is no template 'noise' in campaign-templates-2026-03, which has sewage,")]
    [InlineData("--targets", "no-such.csv", "no-such.csv")]
    [InlineData("--behaviour", "no-such.json", "no-such.json")]
    [InlineData("--compare", "no-such.json", "no-such.json")]
    public async Task What_cannot_be_run_is_refused_in_one_line(string option, string value, string reason) => (await RunAsync(option, value)).AssertRefused(reason);

    [Theory]
    [InlineData("--targets", "企业名称,地址\n甲,剑河路1号\n", "No column for kind")]
    [InlineData("--targets", "企业名称,类型,地址\n甲,书店,剑河路1号\n", "Nobody on the list can be listed. Row 1: '书店' is none of 餐饮, 汽修, 洗车.")]
    [InlineData("--targets", "", "given: The request has no body")]
    [InlineData("--behaviour", "{}", "Missing: 'edition'")]
    [InlineData("--compare", "{\"templates\":1}", "templates: The value is not of the kind")]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_line(string option, string content, string reason)
    {
        var file = Path.Combine(_folder, "given");
        await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        (await RunAsync(option, file)).AssertRefused(reason);
    }

    [Theory]
    [InlineData("\"relapseShare\": 0.08", "\"relapseShare\": 1.5", "1.5 is no share between 0 and 1.")]
    [InlineData("\"medianHours\": 8.0", "\"medianHours\": -1", "A delay has a median of 0 to 10000 hours")]
    [InlineData("\"targetsPerDay\": 6", "\"targetsPerDay\": 0", "1 to 1000 teams")]
    [InlineData("\"extensionDays\": 5", "\"extensionDays\": 31", "extensionDays is 1 to 30.")]
    [InlineData("\"corrected\": 0.75, \"closedDown\": 0.15, \"returned\": 0.1", "", "Weights are not below zero, and not all zero.")]
    [InlineData("    { \"teams\": 1,", "    { \"unit\": \"shichang\", \"teams\": 1,", "The last entry of teams covers every department")]
    [InlineData("    { \"share\": 0.15 }", "    { \"items\": [\"outlet\"], \"share\": 0.15 }", "The last entry of findings covers every item")]
    [InlineData("    { \"delay\"", "    { \"ways\": [\"onSite\"], \"delay\"", "The last entry of cures covers everything")]
    [InlineData("\"unit\": \"shengtai\"", "\"unit\": \"nobody\"", "The behaviour names a unit 'nobody'")]
    [InlineData("\"leadUnit\": \"shengtai\"", "\"leadUnit\": \"nobody\"", "The behaviour names a unit 'nobody'")]
    [InlineData("\"direct-discharge\"", "\"direct-dicharge\"", "The behaviour names an item 'direct-dicharge', which no template has.")]
    public async Task A_model_that_cannot_be_is_refused_in_one_line(string was, string now, string reason)
    {
        var file = await WriteAsync("model.json", Model, (was, now));
        (await RunAsync("--behaviour", file)).AssertRefused(reason);
    }

    [Fact]
    public async Task A_problem_of_a_template_carries_the_name_of_the_file_that_was_given()
    {
        var file = await WriteAsync("campaign-templates.json", Templates, ("\"revisitAfterDays\": [30, 90]", "\"revisitAfterDays\": [90, 30]"));
        (await RunAsync("--compare", _folder)).AssertRefused($"{file}: templates[0].revisitAfterDays[1]");
    }

    [Fact]
    public async Task No_more_than_two_sets_are_compared() =>
        (await RunAsync("--compare", Templates, "--compare", Templates, "--compare", Templates)).AssertRefused("Compare two sets of campaign templates.");

    private async Task<string> WriteAsync(string name, string of, params IEnumerable<(string Was, string Now)> changes)
    {
        var text = new StringBuilder(await File.ReadAllTextAsync(of, TestContext.Current.CancellationToken));
        foreach (var (was, now) in changes)
        {
            Assert.Contains(was, text.ToString(), StringComparison.Ordinal);
            text.Replace(was, now);
        }

        var file = Path.Combine(_folder, name);
        await File.WriteAllTextAsync(file, text.ToString(), TestContext.Current.CancellationToken);
        return file;
    }

    private static Task<SimulationRun> RunAsync(params IReadOnlyList<string> options)
    {
        (string Option, string Value)[] needed = [("--template", "sewage"), ("--targets", SampleList), ("--from", "2026-02-01")];
        return SimulationRun.OfAsync(new SimulateCampaignCommand(), [.. needed.Where(n => !options.Contains(n.Option)).SelectMany(n => new[] { n.Option, n.Value }), .. options]);
    }
}
