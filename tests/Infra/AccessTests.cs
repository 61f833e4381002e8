using System.Text.Json.Nodes;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>No keys and no passwords; each role where it is needed, and no other.</summary>
public sealed class AccessTests(TownTemplate template)
{
    private const string Definition = "Microsoft.Authorization/roleDefinitions";

    public static TheoryData<string> ParameterFiles => TownTemplate.ParameterFiles;

    /// <summary>Azure's ids of its own roles.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        ["ba92f5b4-2d11-453d-a403-e96b0029c9fe"] = "Storage Blob Data Contributor",
        ["974c5e8b-45b9-4653-ba55-5f855dd0fb88"] = "Storage Queue Data Contributor",
        ["c6a89b2d-59bc-44d0-9896-0f6e12d7b80a"] = "Storage Queue Data Message Sender",
        ["0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3"] = "Storage Table Data Contributor",
        ["4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0"] = "Azure Service Bus Data Receiver",
        ["69a216fc-b8fb-44d8-bc22-1f3c2cd27a39"] = "Azure Service Bus Data Sender",
        ["4633458b-17de-408a-b874-0445c86b69e6"] = "Key Vault Secrets User",
        ["b86a8fe4-44ce-4948-aee5-eccb2c155cd7"] = "Key Vault Secrets Officer",
        ["3913510d-42f4-4e42-8a64-420c390055eb"] = "Monitoring Metrics Publisher",
    };

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Nothing_can_be_reached_with_a_key_or_a_password(string parameters)
    {
        var deployment = await template.PredictAsync(parameters);
        var account = deployment.One("Microsoft.Storage/storageAccounts")["properties"]!;
        Assert.False(account["allowSharedKeyAccess"]!.GetValue<bool>() || account["allowBlobPublicAccess"]!.GetValue<bool>());
        Assert.True(deployment.One("Microsoft.ServiceBus/namespaces")["properties"]!["disableLocalAuth"]!.GetValue<bool>());
        Assert.True(deployment.One("Microsoft.KeyVault/vaults")["properties"]!["enableRbacAuthorization"]!.GetValue<bool>());
        Assert.All(deployment.Of("Microsoft.Web/sites/basicPublishingCredentialsPolicies"), policy => Assert.False(policy["properties"]!["allow"]!.GetValue<bool>()));
        Assert.Empty(deployment.Of("Microsoft.KeyVault/vaults/secrets"));
    }

    [Fact]
    public async Task The_application_has_the_roles_that_it_needs_where_it_needs_them()
    {
        string[] needed =
        [
            "Azure Service Bus Data Receiver on queues/hotline-batches", "Azure Service Bus Data Sender on topics/case-events",
            "Key Vault Secrets User on vaults", "Monitoring Metrics Publisher on components",
            "Storage Blob Data Contributor on storageAccounts", "Storage Queue Data Contributor on storageAccounts", "Storage Table Data Contributor on storageAccounts",
        ];
        Assert.Equal(needed, Assigned(await template.PredictAsync("prod"), "reference("));
    }

    [Fact]
    public async Task Others_reach_only_their_own_door()
    {
        var deployment = await template.PredictAsync("everything");
        Assert.Equal(["Azure Service Bus Data Sender on queues/hotline-batches", "our own on containers/hotline-inbox"], Assigned(deployment, "00000000-0000-0000-0000-00000000000a"));
        Assert.Equal(["Storage Queue Data Message Sender on queues/case-reports", "our own on containers/device-photos"], Assigned(deployment, "00000000-0000-0000-0000-00000000000b"));
        Assert.Equal(["Azure Service Bus Data Receiver on subscriptions/archive"], Assigned(deployment, "00000000-0000-0000-0000-00000000000c"));
        Assert.Equal(["Key Vault Secrets Officer on vaults"], Assigned(deployment, "00000000-0000-0000-0000-00000000000d"));
        Assert.Equal(13, deployment.Of("Microsoft.Authorization/roleAssignments").Count);
    }

    [Fact]
    public async Task Who_puts_files_can_neither_read_nor_replace_nor_delete_what_others_put()
    {
        var role = (await template.PredictAsync("everything")).One(Definition)["properties"]!;
        var permission = role["permissions"]!.AsArray().Single()!;
        Assert.Equal(["Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action"], permission["dataActions"]!.AsArray().Select(action => action!.ToString()));
        Assert.Empty(permission["actions"]!.AsArray());
        Assert.EndsWith("/resourceGroups/rg-town", role["assignableScopes"]!.AsArray().Single()!.ToString(), StringComparison.Ordinal);
        Assert.Empty((await template.PredictAsync("prod")).Of(Definition));
    }

    [Fact]
    public async Task In_a_private_network_nothing_is_open_but_for_named_addresses()
    {
        var closed = await template.PredictAsync("china");
        foreach (var type in new[] { "Microsoft.Storage/storageAccounts", "Microsoft.KeyVault/vaults", "Microsoft.ServiceBus/namespaces" })
            Assert.Equal("Disabled", closed.One(type)["properties"]!["publicNetworkAccess"]!.ToString());
        Assert.Equal(5, closed.Of("Microsoft.Network/privateEndpoints").Count);

        var named = (await template.PredictAsync("everything")).One("Microsoft.Storage/storageAccounts")["properties"]!;
        Assert.Equal(("Enabled", "Deny"), (named["publicNetworkAccess"]!.ToString(), named["networkAcls"]!["defaultAction"]!.ToString()));
        Assert.Equal("192.0.2.7", named["networkAcls"]!["ipRules"]!.AsArray().Single()!["value"]!.ToString());
    }

    [Fact]
    public async Task The_hosting_is_a_choice()
    {
        var flex = (await template.PredictAsync("prod")).One("Microsoft.Web/sites")["properties"]!["functionAppConfig"]!;
        Assert.Equal(("dotnet-isolated", "10.0"), (flex["runtime"]!["name"]!.ToString(), flex["runtime"]!["version"]!.ToString()));
        Assert.Equal("UserAssignedIdentity", flex["deployment"]!["storage"]!["authentication"]!["type"]!.ToString());
        var premium = await template.PredictAsync("china");
        Assert.Equal("EP1", premium.One("Microsoft.Web/serverfarms")["sku"]!["name"]!.ToString());
        Assert.Equal("DOTNET-ISOLATED|10.0", premium.One("Microsoft.Web/sites")["properties"]!["siteConfig"]!["linuxFxVersion"]!.ToString());
    }

    /// <param name="principal">Part of the principal: an id, or the expression that only Azure can evaluate.</param>
    private static IEnumerable<string> Assigned(PredictedDeployment deployment, string principal) =>
        from assignment in deployment.Of("Microsoft.Authorization/roleAssignments")
        let properties = assignment["properties"]!
        where properties["principalId"]!.ToString().Contains(principal, StringComparison.Ordinal)
        let text = $"{Role(deployment, properties["roleDefinitionId"]!.ToString())} on {Place(assignment)}"
        orderby text
        select text;

    private static string Role(PredictedDeployment deployment, string id) =>
        deployment.Of(Definition).Any(own => own["id"]!.ToString() == id) ? "our own" : Roles[id.Split('/')[^1]];

    private static string Place(JsonNode assignment)
    {
        var parts = assignment["id"]!.ToString().Split("/providers/Microsoft.Authorization/", StringSplitOptions.None)[0].Split('/');
        return parts[^2] is "storageAccounts" or "vaults" or "components" ? parts[^2] : $"{parts[^2]}/{parts[^1]}";
    }
}
