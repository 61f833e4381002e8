using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>An alert over lines that nobody writes would be silent for ever.</summary>
public sealed partial class AlertTests(TownTemplate template)
{
    /// <summary>Written by the engine's extension in the host, not by us.</summary>
    private static readonly string[] OfTheEngine = ["Host.Triggers.DurableTask", "(Orchestrator)' failed with an error"];

    [Fact]
    public async Task Lines_that_alerts_read_are_lines_that_the_application_writes()
    {
        var written = Methods().Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().Select(line => Placeholder().Replace(line, "…")).ToList();
        var functions = Methods().Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().ToList();
        var texts = (await QueriesAsync()).SelectMany(query => Quoted().Matches(query).Select(match => match.Groups["text"].Value)).Except(OfTheEngine).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.True(written.Exists(line => line.Contains(text, StringComparison.Ordinal)) || functions.Contains(text), $"Nothing writes \"{text}\"."));
    }

    [Fact]
    public async Task Alerts_on_ages_read_the_age_where_the_line_has_it()
    {
        var ages = (await QueriesAsync()).Where(query => query.Contains("seconds:long", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, ages.Count);
        var written = Methods().Select(method => method.GetCustomAttribute<LoggerMessageAttribute>()?.Message).OfType<string>().ToList();
        Assert.All(ages, query => Assert.Contains(Line(query), written));
    }

    [Fact]
    public async Task Every_alert_has_a_name_that_the_notes_explain()
    {
        var (names, notes) = (await NamesAsync(), await NotesAsync("deploy.md"));
        Assert.Equal(11, names.Count);
        Assert.All(names, name => Assert.Contains($"`{name}`", notes, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_alert_has_a_runbook_and_every_runbook_an_alert()
    {
        var runbooks = Runbook().Matches(await NotesAsync("operations.md")).Select(heading => heading.Groups["name"].Value);
        Assert.Equal((await NamesAsync()).Order(StringComparer.Ordinal), runbooks.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_alert_tells_somebody()
    {
        var deployment = await template.PredictAsync("prod");
        var group = deployment.One("Microsoft.Insights/actionGroups");
        Assert.NotEmpty(group["properties"]!["emailReceivers"]!.AsArray());
        Assert.All(deployment.Of("Microsoft.Insights/scheduledQueryRules"), alert => Assert.Equal(group["id"]!.ToString(), alert["properties"]!["actions"]!["actionGroups"]![0]!.ToString()));
        Assert.All(deployment.Of("Microsoft.Insights/metricAlerts"), alert => Assert.Equal(group["id"]!.ToString(), alert["properties"]!["actions"]![0]!["actionGroupId"]!.ToString()));
    }

    private static IEnumerable<MethodInfo> Methods() => RealApplication.Assemblies.SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly));

    /// <summary>The line that a query takes apart, as it stands in the code.</summary>
    private static string Line(string query) =>
        string.Concat(Part().Matches(query[(query.IndexOf(" with ", StringComparison.Ordinal) + 6)..query.IndexOf(" | where", StringComparison.Ordinal)])
            .Select(part => part.Groups["text"].Success ? part.Groups["text"].Value : $"{{{char.ToUpperInvariant(part.Groups["field"].Value[0])}{part.Groups["field"].Value[1..]}}}"));

    private static Task<string> NotesAsync(string file) => File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", file));

    private async Task<IReadOnlyList<string>> NamesAsync() => [.. (await template.PredictAsync("prod")).All
        .Where(resource => resource["type"]!.ToString() is "Microsoft.Insights/scheduledQueryRules" or "Microsoft.Insights/metricAlerts")
        .Select(resource => resource["name"]!.ToString().Replace("xinjing-", "", StringComparison.Ordinal))];

    private async Task<IReadOnlyList<string>> QueriesAsync() => [.. (await template.PredictAsync("prod")).Of("Microsoft.Insights/scheduledQueryRules")
        .Select(alert => alert["properties"]!["criteria"]!["allOf"]![0]!["query"]!.ToString())];

    [GeneratedRegex("\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(?<text>[^\"]+)\"|(?<field>[a-z]+)(:long)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Part();

    [GeneratedRegex("^### (?<name>[a-z-]+)$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Runbook();

    [GeneratedRegex(@"\{[A-Za-z]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
