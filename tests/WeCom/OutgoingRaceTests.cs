using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Tests.Localhost;
using Xinjing.Serverless.Tests.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>Two senders to one member, of whom one comes between two requests of the other.</summary>
public sealed class OutgoingRaceTests(AzuriteFixture azurite)
{
    private readonly ChatTarget _member = ChatTarget.Member($"m-{Guid.NewGuid():N}");

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_comes_between_the_sending_and_the_taking_away_does_not_have_it_said_again()
    {
        var between = BeforeRequest.Transaction();
        await using var platform = await ChatPlatform.StartAsync((await azurite.StartedAsync()).ConnectionString, between: between);
        await platform.Messages.EnqueueAsync([ChatPlatform.Message(_member, "1")], Running);
        // The first transaction writes down what is about to be sent, the second takes it away.
        between.AtSecond(() => platform.Sender.DrainAsync(_member, Running));
        await platform.Sender.DrainAsync(_member, Running);
        Assert.Null(between.Next);
        // For longer than the platform itself keeps the same content from a member.
        platform.Clock.Advance(TimeSpan.FromMinutes(3));
        await platform.Sender.DrainAsync(_member, Running);
        Assert.Equal(["通知 1"], platform.Texts(_member));
    }

    [Fact]
    public async Task Whoever_comes_between_a_failure_and_its_note_does_not_make_it_forgotten()
    {
        var between = BeforeRequest.Transaction();
        await using var platform = await ChatPlatform.StartAsync((await azurite.StartedAsync()).ConnectionString, between: between);
        await platform.Messages.EnqueueAsync([ChatPlatform.Message(_member, "1")], Running);
        platform.Stub.Faults.Refuse(45009, call: "message/send");
        between.AtSecond(() => platform.Sender.DrainAsync(_member, Running));
        await platform.Sender.DrainAsync(_member, Running);
        Assert.Null(between.Next);
        var state = await platform.Messages.ReadStateAsync(_member, Running);
        Assert.Equal((1, platform.Clock.GetUtcNow().AddMinutes(1)), (state.Failures, state.RetryAt));
    }

    [Fact]
    public async Task Whoever_looked_before_another_sent_does_not_send_again()
    {
        var between = BeforeRequest.Read();
        await using var platform = await ChatPlatform.StartAsync((await azurite.StartedAsync()).ConnectionString, between: between);
        await platform.Messages.EnqueueAsync([ChatPlatform.Message(_member, "1")], Running);
        // The first read has been answered, the second one waits: there a whole turn of another sender fits in, and more time than the platform remembers.
        between.AtSecond(async () =>
        {
            await platform.Sender.DrainAsync(_member, Running);
            platform.Clock.Advance(TimeSpan.FromMinutes(3));
        });
        await platform.Sender.DrainAsync(_member, Running);
        Assert.Null(between.Next);
        Assert.Equal(["通知 1"], platform.Texts(_member));
    }
}
