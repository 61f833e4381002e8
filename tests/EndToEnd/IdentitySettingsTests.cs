using System.Net;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A town whose issuer has its own words for roles, and whose hotline is one sender's.</summary>
public sealed class IdentitySettingsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string District = "district-hotline";
    private LocalTown _town = null!;

    public async ValueTask InitializeAsync() => _town = await LocalTown.StartAsync(
        new LocalTownOptions
        {
            StorageConnectionString = (await azurite.StartedAsync()).ConnectionString,
            IsConnected = false,
            Environment = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Auth__Roles__reporter__0"] = "xj-staff",
                ["Auth__Roles__reporter__1"] = "xj-robots",
                ["Auth__Roles__supervisor__0"] = "xj-staff",
                ["Auth__Roles__handler__0"] = "xj-units",
                ["Auth__Sources__hotline__0"] = District,
            },
        },
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _town.DisposeAsync();

    [Fact]
    public async Task A_role_goes_by_the_name_that_the_issuer_gives_it_and_by_no_other()
    {
        using var staff = new TownCaller(_town, "zheng", ["xj-staff", "somebody"]);
        using var stranger = new TownCaller(_town, "guan", ["supervisor", "admin", "reporter"]);
        var filed = await staff.FileAsync(TownCaller.Report());
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        Assert.Equal(HttpStatusCode.OK, (await staff.GetAsync($"/api/cases/{filed.Text("id")}")).Status);
        Assert.Equal("not-yours", (await stranger.FileAsync(TownCaller.Report())).Code);
        Assert.Equal("not-yours", (await stranger.GetAsync($"/api/cases/{filed.Text("id")}")).Code);
    }

    [Fact]
    public async Task Only_the_sender_of_a_source_reports_in_its_name()
    {
        using var staff = new TownCaller(_town, "zheng", ["xj-staff"]);
        using var district = new TownCaller(_town, District, ["xj-robots"]);
        var report = TownCaller.Report("HL-1", "hotline");
        Assert.Equal("not-yours", (await staff.FileAsync(report)).Code);
        Assert.Equal(HttpStatusCode.Created, (await district.FileAsync(report)).Status);
    }
}
