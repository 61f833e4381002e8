using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Supervision;
using Xinjing.Serverless.Tests.Deadlines;
using Xinjing.Serverless.Tests.Reference;
using Xinjing.Serverless.Tests.WeCom;
using Xunit;

namespace Xinjing.Serverless.Tests.Bulletins;

/// <summary>One process of the application, as far as bulletins go, on a clock of its own; several share a storage.</summary>
internal sealed class BulletinProcess : IAsyncDisposable
{
    private readonly ChatPlatform _platform;
    private readonly ReferenceInForce _reference;

    private BulletinProcess(BulletinStorage storage, ChatPlatform platform, string? robot, FactQueries facts, CaseStreams streams)
    {
        var references = new ReferenceStore(storage.Blobs);
        _platform = platform;
        _reference = new ReferenceInForce(new ReferenceLoader(Seeds.Town, references), references, platform.Clock, NullLogger<ReferenceInForce>.Instance);
        Robot = ChatTarget.Robot(robot ?? StubAccount.GroupRobot);
        Store = new BulletinStore(storage.Blobs);
        var reading = new BulletinReading(facts, streams, Options.Create(new ScorecardWeights()));
        var chat = Options.Create(new ChatOptions { EscalationRobot = robot });
        Desk = new BulletinDesk(Store, reading, new CampaignReading(new CampaignStore(storage.Tables), new CampaignIndex(storage.Tables)), platform.Messages, platform.Api, _reference, chat, platform.Clock, NullLogger<BulletinDesk>.Instance);
    }

    public BulletinDesk Desk { get; }

    public BulletinStore Store { get; }

    public ChatTarget Robot { get; }

    public ChatPlatform Platform => _platform;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    /// <param name="now">Local time, after 2 March 2026.</param>
    /// <param name="robot">The group that is told; <c>null</c> for none.</param>
    public static async Task<BulletinProcess> StartAsync(
        BulletinStorage storage, string now, string? robot = null, bool hasPlatform = true, FactQueries? facts = null, CaseStreams? streams = null)
    {
        var platform = await ChatPlatform.StartAsync(storage.ConnectionString, hasPlatform);
        platform.Clock.SetUtcNow(Calendars.At(now));
        return new BulletinProcess(storage, platform, robot, facts ?? new FactQueries(storage.Tables), streams ?? new CaseStreams(storage.Tables));
    }

    public async Task<Bulletin?> FindAsync(DateOnly day) => (await Store.FindAsync(day, Running))?.Bulletin;

    /// <summary>Runs at this local time.</summary>
    public Task PublishAsync(string now)
    {
        _platform.Clock.SetUtcNow(Calendars.At(now));
        return Desk.PublishAsync(Running);
    }

    /// <summary>What waits to be said to the group.</summary>
    public async Task<IReadOnlyList<OutgoingMessage>> WaitingAsync() => [.. (await _platform.Messages.ReadAsync(Robot, 100, Running)).Select(w => w.Message)];

    public async ValueTask DisposeAsync()
    {
        _reference.Dispose();
        await _platform.DisposeAsync();
    }
}
