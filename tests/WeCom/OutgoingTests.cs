using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Localhost.WeCom;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Localhost;
using Xunit;

namespace Xinjing.Serverless.Tests.WeCom;

/// <summary>Each test has a member of its own; the group robot is one for each platform.</summary>
public sealed class OutgoingTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly ChatTarget _member = ChatTarget.Member($"m-{Guid.NewGuid():N}");
    private ChatPlatform _platform = null!;

    private static CancellationToken Running => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _platform = await ChatPlatform.StartAsync((await azurite.StartedAsync()).ConnectionString);

    public ValueTask DisposeAsync() => _platform.DisposeAsync();

    [Fact]
    public async Task Messages_are_said_in_the_order_of_their_time()
    {
        await EnqueueAsync([3, 1, 2]);
        await DrainAsync();
        Assert.Equal(["通知 1", "通知 2", "通知 3"], _platform.Texts(_member));
    }

    [Fact]
    public async Task The_same_message_again_is_said_once_also_after_it_was_said()
    {
        await Task.WhenAll(EnqueueAsync([1]), EnqueueAsync([1, 2]));
        await DrainAsync();
        await EnqueueAsync([1, 2]);
        _platform.Clock.Advance(TimeSpan.FromHours(2));
        await DrainAsync();
        Assert.Equal(["通知 1", "通知 2"], _platform.Texts(_member));
    }

    [Fact]
    public async Task More_than_a_handful_are_said_in_one()
    {
        await EnqueueAsync([.. Enumerable.Range(1, 12)]);
        await DrainAsync();
        Assert.StartsWith("共 12 条通知：\n通知 1\n通知 2\n", Assert.Single(_platform.Texts(_member)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_to_be_said_alone_is_also_among_many()
    {
        await _platform.Messages.EnqueueAsync([.. Enumerable.Range(1, 14).Select(i => ChatPlatform.Message(_member, $"{i}", i) with { IsSaidAlone = i == 8 })], Running);
        await DrainAsync();
        var texts = _platform.Texts(_member).ToList();
        Assert.StartsWith("共 7 条通知：", texts[0], StringComparison.Ordinal);
        Assert.Equal("通知 8", texts[1]);
        Assert.StartsWith("共 6 条通知：", texts[2], StringComparison.Ordinal);
        Assert.Equal(3, texts.Count);
    }

    [Fact]
    public async Task A_flood_costs_few_sends_and_loses_nothing()
    {
        await EnqueueAsync([.. Enumerable.Range(1, 300)]);
        await DrainAsync();
        var texts = _platform.Texts(_member).ToList();
        Assert.InRange(texts.Count, 3, 10);
        Assert.Equal(Enumerable.Range(1, 300).Select(i => $"通知 {i}"), texts.SelectMany(text => text.Split('\n').Where(line => line.StartsWith("通知", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_group_robot_says_no_more_than_twenty_a_minute_and_the_rest_when_it_may()
    {
        var robot = ChatTarget.Robot(StubAccount.GroupRobot);
        for (var i = 1; i <= 22; i++)
        {
            await _platform.Messages.EnqueueAsync([ChatPlatform.Message(robot, $"{_member.Name}-{i}", i)], Running);
            await _platform.Sender.DrainAsync(robot, Running);
        }

        Assert.Equal(20, _platform.Texts(robot).Count());
        _platform.Clock.Advance(TimeSpan.FromMinutes(2));
        await _platform.Sender.DrainAsync(robot, Running);
        Assert.Equal(Enumerable.Range(1, 22).Select(i => $"通知 {_member.Name}-{i}"), _platform.Texts(robot));
    }

    [Fact]
    public async Task A_member_gets_a_message_once_when_nobody_heard_that_it_was_sent()
    {
        await EnqueueAsync([.. Enumerable.Range(1, 7)]);
        _platform.Stub.Faults.LoseAnswer(call: "message/send");
        await DrainAsync();
        // More has come meanwhile; what was begun is repeated as it was, or it would not be known again.
        await EnqueueAsync([8]);
        await DrainLaterAsync();
        Assert.Equal(2, _platform.Texts(_member).Count());
        Assert.Equal("通知 8", _platform.Texts(_member).Last());
    }

    [Fact]
    public async Task What_was_begun_is_repeated_as_it_was_however_many_older_ones_have_come_since()
    {
        await EnqueueAsync([.. Enumerable.Range(1_001, 7)]);
        _platform.Stub.Faults.LoseAnswer(call: "message/send");
        await DrainAsync();
        // More than one look sees, and all of them are said before: as when the sweep tells what a command could not.
        await EnqueueAsync([.. Enumerable.Range(1, 100)]);
        await DrainLaterAsync();
        Assert.Single(_platform.Texts(_member), text => text.Contains("通知 1001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_a_crash_between_sending_and_taking_away_a_member_gets_it_once()
    {
        await EnqueueAsync([1]);
        var waiting = await _platform.Messages.ReadAsync(_member, 10, Running);
        // What the sender had written down and done when it died.
        var reserved = new OutgoingState { Sending = [waiting[0].RowKey], SendingUntil = Door.Noon.AddSeconds(40) };
        Assert.True(await _platform.Messages.TryChangeAsync(_member, new OutgoingState(), reserved, [], Running));
        await _platform.Api.SendAsync(waiting[0].Message, Running);
        await DrainAsync();
        Assert.Single(await _platform.Messages.ReadAsync(_member, 10, Running));
        await DrainLaterAsync();
        Assert.Empty(await _platform.Messages.ReadAsync(_member, 10, Running));
        Assert.Single(_platform.Texts(_member));
    }

    [Fact]
    public async Task Several_senders_at_once_say_it_once_and_in_order()
    {
        await EnqueueAsync([1, 2, 3, 4, 5]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DrainAsync()));
        await DrainLaterAsync();
        Assert.Equal(["通知 1", "通知 2", "通知 3", "通知 4", "通知 5"], _platform.Texts(_member));
    }

    [Fact]
    public async Task A_token_that_dies_early_holds_nothing_up()
    {
        await EnqueueAsync([1]);
        await DrainAsync();
        _platform.Stub.ExpireTokens();
        await EnqueueAsync([2]);
        await DrainAsync();
        Assert.Equal(["通知 1", "通知 2"], _platform.Texts(_member));
    }

    [Fact]
    public async Task What_failed_is_tried_again_later_and_given_up_after_a_day()
    {
        await EnqueueAsync([1]);
        _platform.Stub.Faults.Refuse(45009, count: 100, "message/send");
        await DrainAsync();
        await DrainAsync();
        Assert.Single(await _platform.Messages.ReadAsync(_member, 10, Running));
        _platform.Clock.Advance(TimeSpan.FromHours(25));
        await DrainAsync();
        Assert.Empty(await _platform.Messages.ReadAsync(_member, 10, Running));
        Assert.Equal("not-sent-for-a-day", (await LetterAsync(_member))?.Code);
    }

    [Fact]
    public async Task What_cannot_be_sent_is_kept_with_its_reason_and_the_next_is_sent()
    {
        await EnqueueAsync([1, 2]);
        _platform.Stub.Faults.Refuse(60111, call: "message/send");
        await DrainAsync();
        Assert.Equal(["通知 2"], _platform.Texts(_member));
        Assert.Contains("60111", (await LetterAsync(_member))!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_notice_to_two_people_that_cannot_be_sent_is_kept_for_each()
    {
        await EnqueueAsync([1]);
        var other = new ChatTarget(ChatTargetKind.Member, $"other-{_member.Name}");
        await _platform.Messages.EnqueueAsync([ChatPlatform.Message(other, "1", 1)], Running);
        _platform.Stub.Faults.Refuse(60111, count: 2, "message/send");
        await DrainAsync();
        await _platform.Sender.DrainAsync(other, Running);
        Assert.NotNull(await LetterAsync(_member));
        Assert.NotNull(await LetterAsync(other));
    }

    [Fact]
    public async Task A_text_of_any_length_can_be_enqueued()
    {
        await _platform.Messages.EnqueueAsync([ChatPlatform.Message(_member, "long") with { Text = new string('垃', 100_000) }], Running);
        await DrainAsync();
        Assert.EndsWith("…", Assert.Single(_platform.Texts(_member)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lost_wake_up_is_made_up_for()
    {
        await EnqueueAsync([1]);
        Assert.DoesNotContain(_member, await _platform.Messages.OverdueAsync(_platform.Clock.GetUtcNow().AddMinutes(-1), 1000, Running));
        _platform.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains(_member, await _platform.Messages.OverdueAsync(_platform.Clock.GetUtcNow().AddMinutes(-1), 1000, Running));
    }

    [Fact]
    public async Task What_was_enqueued_is_remembered_for_two_days()
    {
        await EnqueueAsync([1]);
        await DrainAsync();
        _platform.Clock.Advance(TimeSpan.FromHours(47));
        await ForgetAndEnqueueAsync();
        Assert.Empty(await _platform.Messages.ReadAsync(_member, 10, Running));
        _platform.Clock.Advance(TimeSpan.FromHours(2));
        await ForgetAndEnqueueAsync();
        Assert.Single(await _platform.Messages.ReadAsync(_member, 10, Running));
    }

    [Fact]
    public async Task A_town_without_the_platform_says_nothing()
    {
        await using var silent = await ChatPlatform.StartAsync((await azurite.StartedAsync()).ConnectionString, isConfigured: false);
        await EnqueueAsync([1, 2]);
        await silent.Sender.DrainAsync(_member, Running);
        Assert.Empty(await silent.Messages.ReadAsync(_member, 10, Running));
    }

    private Task EnqueueAsync(int[] seconds) => _platform.Messages.EnqueueAsync([.. seconds.Select(s => ChatPlatform.Message(_member, $"{s}", s))], Running);

    private Task DrainAsync() => _platform.Sender.DrainAsync(_member, Running);

    private Task DrainLaterAsync()
    {
        _platform.Clock.Advance(TimeSpan.FromMinutes(1));
        return DrainAsync();
    }

    private async Task ForgetAndEnqueueAsync()
    {
        await _platform.Messages.ForgetAsync(1000, Running);
        await EnqueueAsync([1]);
    }

    /// <summary>Letters of a real time are other tests', under other keys.</summary>
    private async Task<DeadLetter?> LetterAsync(ChatTarget target)
    {
        var page = await _platform.Letters.ListAsync(500, continuation: null, Running);
        foreach (var listed in page.Items.Where(letter => letter.SentAt.Date == Door.Noon.Date))
        {
            if (await _platform.Letters.OpenAsync(listed.Id, "guan", "补发", Running) is { Body: { } body } letter && body.Contains($"\"{target.Name}\"", StringComparison.Ordinal)) return letter;
        }

        return null;
    }
}
