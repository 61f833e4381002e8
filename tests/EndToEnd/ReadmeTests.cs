using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>What the README says to send is sent, and what it shows comes back.</summary>
[Collection(TownTests.Name)]
public sealed partial class ReadmeTests(TownFixture fixture)
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task The_call_of_the_readme_is_answered_as_it_shows(string file)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, file), TestContext.Current.CancellationToken);
        using var reporter = TownCaller.Reporter(fixture.Town);
        var answer = await reporter.FileAsync(JsonNode.Parse(Sent().Match(readme).Groups["body"].Value)!);
        var shown = JsonNode.Parse(Shown().Match(readme).Groups["body"].Value)!.AsObject();
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(shown.Select(field => field.Key), answer.Body!.AsObject().Select(field => field.Key));
        foreach (var constant in new[] { "source", "stage", "status", "version", "category", "condition", "description", "location", "grid", "rounds" })
            Assert.Equal(shown[constant]!.ToJsonString(), answer.Body![constant]!.ToJsonString());
    }

    [GeneratedRegex(@"-d '(?<body>\{.*\})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Sent();

    [GeneratedRegex(@"```json\n(?<body>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shown();
}
