using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>Holds the public contract against the functions that exist.</summary>
[Collection(TownTests.Name)]
public sealed partial class OpenApiTests(TownFixture fixture)
{
    [Fact]
    public async Task The_contract_names_every_function_with_its_path_and_no_other()
    {
        var contract = (await ContractAsync())["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(call => $"{call.Key} {path.Key} {call.Value!["operationId"]}"));
        var functions = fixture.Town.Host.Functions.Where(f => f.Route is not null)
            .SelectMany(f => f.Methods.Select(method => $"{method.ToLowerInvariant()} /api/{f.Route} {f.Name}"));
        Assert.Equal(functions.Order(StringComparer.Ordinal), contract.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_contract_names_every_command_and_the_application_takes_it()
    {
        var contract = await ContractAsync();
        var commands = contract["components"]!["schemas"]!["CommandName"]!["enum"]!.AsArray().Select(name => name!.ToString()).ToList();
        using var supervisor = TownCaller.Supervisor(fixture.Town);
        var unknown = await supervisor.GiveAsync("XJ260302AAAAAAAAAAA", "vanish");
        Assert.EndsWith($"there are {string.Join(", ", commands)}.", unknown.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contract_names_every_command_to_a_rectification()
    {
        var contract = await ContractAsync();
        var commands = contract["components"]!["schemas"]!["RectificationCommandName"]!["enum"]!.AsArray().Select(name => name!.ToString()).ToList();
        using var supervisor = TownCaller.Supervisor(fixture.Town);
        var unknown = await supervisor.DoAsync("ZG260302AAAAAAAAAAA", "vanish");
        Assert.EndsWith($"there are {string.Join(", ", commands)}.", unknown.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rectification_has_the_fields_of_the_contract_and_no_other()
    {
        using var dispatcher = TownCaller.Dispatcher(fixture.Town);
        await dispatcher.PlanAsync("contract-a");
        var id = (await dispatcher.SendTargetsAsync("contract-a", CampaignCaller.Firms(1))).Ids()[0];
        var seen = (await dispatcher.GetAsync($"/api/rectifications/{id}")).Body!.AsObject();
        var schema = (await ContractAsync())["components"]!["schemas"]!["Rectification"]!;
        Assert.Empty(seen.Select(field => field.Key).Except(schema["properties"]!.AsObject().Select(p => p.Key), StringComparer.Ordinal));
        Assert.Empty(schema["required"]!.AsArray().Select(name => name!.ToString()).Except(seen.Select(field => field.Key), StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_case_has_the_fields_of_the_contract_and_no_other()
    {
        using var reporter = TownCaller.Reporter(fixture.Town);
        var seen = (await reporter.FileAsync(TownCaller.Report())).Body!.AsObject();
        var schema = (await ContractAsync())["components"]!["schemas"]!["Case"]!;
        Assert.Empty(seen.Select(field => field.Key).Except(schema["properties"]!.AsObject().Select(p => p.Key), StringComparer.Ordinal));
        Assert.Empty(schema["required"]!.AsArray().Select(name => name!.ToString()).Except(seen.Select(field => field.Key), StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_reference_inside_the_contract_leads_somewhere()
    {
        var contract = await ContractAsync();
        foreach (Match match in Reference().Matches(contract.ToJsonString()))
            Assert.NotNull(match.Groups["path"].Value.Split('/').Aggregate((JsonNode?)contract, (node, name) => node?[name]));
    }

    private async Task<JsonNode> ContractAsync()
    {
        using var nobody = new TownCaller(fixture.Town, "", []) { Token = "" };
        return (await nobody.GetAsync("/api/openapi.json")).Body!;
    }

    [GeneratedRegex("\"\\$ref\":\"#/(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Reference();
}
