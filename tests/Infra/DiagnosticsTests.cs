using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>Which requests to the storage leave a line in the workspace.</summary>
public sealed class DiagnosticsTests(TownTemplate template)
{
    [Theory]
    [InlineData("tableServices", new[] { "StorageDelete", "StorageWrite" })]
    [InlineData("blobServices", new[] { "StorageDelete" })]
    [InlineData("queueServices", new string[] { })]
    public async Task Who_writes_or_deletes_a_row_or_deletes_a_blob_is_logged(string service, string[] categories) =>
        Assert.Equal(categories, await LoggedAsync("prod", service));

    [Fact]
    public async Task Everything_is_logged_where_a_town_wants_it() =>
        Assert.Equal(["StorageDelete", "StorageRead", "StorageWrite"], await LoggedAsync("everything", "queueServices"));

    private async Task<IEnumerable<string>> LoggedAsync(string parameters, string service) =>
        (await template.PredictAsync(parameters)).Of("Microsoft.Insights/diagnosticSettings").Single(setting => setting["id"]!.ToString().Contains($"/{service}/", StringComparison.Ordinal))["properties"]!["logs"]!
            .AsArray().Select(log => log!["category"]!.ToString()).Order(StringComparer.Ordinal);
}
