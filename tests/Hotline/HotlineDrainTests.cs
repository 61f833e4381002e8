using Azure.Identity;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Hotline.Pushed;
using Xunit;

namespace Xinjing.Serverless.Tests.Hotline;

public sealed class HotlineDrainTests
{
    [Fact]
    public async Task Without_a_broker_it_says_so_once_and_rests()
    {
        await using var bus = new ServiceBusConnection(Options.Create(new ServiceBusOptions()), new DefaultAzureCredential());
        var logger = new FakeLogger<HotlineDrain>();
        var drain = new HotlineDrain(bus, intake: null!, claims: null!, receipts: null!, TimeProvider.System, logger);
        for (var run = 0; run < 3; run++) await drain.RunAsync(engine: null!, TestContext.Current.CancellationToken);
        Assert.Contains("batches come by HTTP only", Assert.Single(logger.Collector.GetSnapshot()).Message, StringComparison.Ordinal);
    }
}
