using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>
/// Parameters of <c>app-settings.bicep</c>, from a folder below it, as <c>main.bicep</c> gives them on: by the same names. In the whole template what only
/// Azure can say stands between the other settings, and the compiler predicts none of them.
/// </summary>
internal static class SettingsParameters
{
    private const string PublicCloud = """{"name":"AzureCloud","storage":"core.windows.net","keyVault":".vault.azure.net","login":"https://login.microsoftonline.com/"}""";

    private static readonly string[] GivenOn = ["weCom", "bots", "callers", "handInKeys", "privacyKeys", "tuning", "audience", "authority", "hosting", "cloud", "collector"];

    /// <param name="values">What the town's parameter file says.</param>
    public static string Write(JsonObject values)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["appName"] = "\"func-town\"",
            ["hosting"] = "\"Flex\"",
            ["packageContainer"] = "\"app-package\"",
            ["cloud"] = PublicCloud,
            ["storageName"] = "\"sttown\"",
            ["serviceBusName"] = "\"sb-town\"",
            ["vaultName"] = "\"kv-town\"",
            ["insightsConnectionString"] = "\"InstrumentationKey=made-up\"",
            ["identityId"] = "\"/subscriptions/made-up/id-town\"",
            ["clientId"] = "\"11111111-1111-1111-1111-111111111111\"",
            ["authority"] = "\"https://login.microsoftonline.com/made-up/v2.0\"",
            ["bots"] = "[]",
            ["callers"] = "{}",
            ["handInKeys"] = "0",
            ["privacyKeys"] = "1",
            ["tuning"] = "{}",
        };
        foreach (var name in GivenOn.Where(values.ContainsKey)) parameters[name] = values[name]!["value"]!.ToJsonString();
        parameters["onlyEntra"] = JsonNode.Parse(parameters["cloud"])!["name"]!.ToString() == "AzureCloud" ? "true" : "false";
        return $"using '../app-settings.bicep'\n{string.Concat(parameters.Select(p => $"param {p.Key} = json('''{p.Value}''')\n"))}";
    }
}
