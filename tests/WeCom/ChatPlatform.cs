using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Privacy;
using Xinjing.Serverless.Tests.Storage;
using Xinjing.Serverless.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>The application's side of the platform and the platform itself, on a clock of the test's.</summary>
internal sealed class ChatPlatform : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private ChatPlatform(WeComStub stub, FakeTimeProvider clock, ServiceProvider services) => (Stub, Clock, _services) = (stub, clock, services);

    public WeComStub Stub { get; }

    public FakeTimeProvider Clock { get; }

    public WeComApi Api => _services.GetRequiredService<WeComApi>();

    public WeComPictures Pictures => _services.GetRequiredService<WeComPictures>();

    public OutgoingMessages Messages => _services.GetRequiredService<OutgoingMessages>();

    public OutgoingSender Sender => _services.GetRequiredService<OutgoingSender>();

    public DeadLetters Letters => _services.GetRequiredService<DeadLetters>();

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    /// <param name="storage">A connection string; none where nothing is stored.</param>
    /// <param name="between">What happens between two requests to the tables.</param>
    public static async Task<ChatPlatform> StartAsync(string? storage = null, bool isConfigured = true, BeforeRequest? between = null)
    {
        var clock = new FakeTimeProvider(Door.Noon);
        var stub = await WeComStub.StartAsync(clock, cancellationToken: Running);
        var settings = isConfigured ? stub.Settings().Select(s => KeyValuePair.Create(s.Key.Replace("__", ":", StringComparison.Ordinal), (string?)s.Value)) : [];
        var services = new ServiceCollection().AddLogging()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddSingleton<TimeProvider>(clock).AddWeCom().AddEvidence();
        if (storage is not null)
        {
            var options = new TableClientOptions();
            if (between is not null) options.AddPolicy(between, HttpPipelinePosition.PerCall);
            services.AddTownStores().AddSingleton(SampleKeys.Personal).AddSingleton(new TableServiceClient(storage, options)).AddSingleton(new BlobServiceClient(storage)).AddSingleton(new QueueServiceClient(storage));
            await new TableServiceClient(storage).CreateTableIfNotExistsAsync(StorageNames.ChatOutbox, Running);
            await new BlobServiceClient(storage).GetBlobContainerClient(StorageNames.DeadLetters).CreateIfNotExistsAsync(cancellationToken: Running);
            await new QueueServiceClient(storage).GetQueueClient(StorageNames.ChatOutgoing).CreateIfNotExistsAsync(cancellationToken: Running);
        }

        return new ChatPlatform(stub, clock, services.BuildServiceProvider());
    }

    public static OutgoingMessage Message(ChatTarget target, string id, int second = 0, ChatCard? card = null) => new()
    {
        Id = id,
        Target = target,
        At = Door.Noon.AddSeconds(second),
        Text = $"通知 {id}",
        Card = card,
    };

    public IEnumerable<string> Texts(ChatTarget target) =>
        Stub.Delivered.Where(m => m.To == (target.Kind == ChatTargetKind.Robot ? "" : target.Name)).Select(m => m.Text);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Stub.DisposeAsync();
    }
}
