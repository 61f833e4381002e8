using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Xinjing.Serverless.Localhost.Hosting.Storage;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>A storage that no other test class writes to; tests in it keep to months of their own.</summary>
public sealed class BulletinStorage : IAsyncLifetime
{
    private AzuriteProcess _azurite = null!;

    public string ConnectionString => _azurite.ConnectionString;

    public BlobServiceClient Blobs { get; private set; } = null!;

    public TableServiceClient Tables { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await AzuriteProcess.StartAsync(new AzuriteOptions(), TestContext.Current.CancellationToken);
        (Blobs, Tables) = (new BlobServiceClient(ConnectionString), new TableServiceClient(ConnectionString));
        await new StorageSetup(Tables, Blobs, new QueueServiceClient(ConnectionString), new ReferenceStore(Blobs)).RunAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_azurite is not null) await _azurite.DisposeAsync();
    }
}
