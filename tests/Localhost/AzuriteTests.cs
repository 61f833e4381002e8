using Azure.Data.Tables;
using Azure.Storage.Queues;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

public sealed class AzuriteTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Data_on_disk_is_there_again_at_the_next_start()
    {
        var options = new AzuriteOptions { DataDirectory = Path.Combine(_folder.FullName, "data") };
        await using (var first = await AzuriteProcess.StartAsync(options))
        {
            var table = new TableClient(first.ConnectionString, "kept");
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("a", "b") { ["text"] = "心" });
            await new QueueClient(first.ConnectionString, "kept").CreateAsync();
        }

        await using var second = await AzuriteProcess.StartAsync(options);
        var entity = await new TableClient(second.ConnectionString, "kept").GetEntityAsync<TableEntity>("a", "b");
        Assert.Equal("心", entity.Value.GetString("text"));
        Assert.True(await new QueueClient(second.ConnectionString, "kept").ExistsAsync());
    }

    [Fact]
    public async Task The_access_log_has_a_line_per_request()
    {
        var path = Path.Combine(_folder.FullName, "access.log");
        await using (var azurite = await AzuriteProcess.StartAsync(new AzuriteOptions { AccessLogPath = path }))
        {
            var table = new TableClient(azurite.ConnectionString, "counted");
            await table.CreateAsync();
            await table.AddEntityAsync(new TableEntity("a", "b"));
        }

        var lines = await File.ReadAllLinesAsync(path);
        Assert.Equal(2, lines.Count(line => line.Contains("POST", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_port_in_use_is_told_in_the_emulators_words()
    {
        await using var first = await AzuriteProcess.StartAsync(new AzuriteOptions());
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { TablePort = first.TablePort }));
        Assert.Contains("EADDRINUSE", refused.Message, StringComparison.Ordinal);
    }
}
