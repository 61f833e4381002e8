using System.Text.Json;
using System.Text.Json.Nodes;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Localhost.Hosting;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

public sealed class AppRolesTests
{
    [Fact]
    public async Task Entra_knows_the_roles_of_the_application_and_no_other()
    {
        var roles = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "infra-bicep", "app-roles.json")))!.AsArray();
        Assert.Equal(Enum.GetValues<Role>().Select(role => JsonNamingPolicy.CamelCase.ConvertName(role.ToString())), roles.Select(role => role!["value"]!.ToString()));
        Assert.Distinct(roles.Select(role => Guid.Parse(role!["id"]!.ToString())));
    }
}
