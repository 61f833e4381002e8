using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

[Collection(LocalHostTests.Name)]
public sealed class QueueTests(TestWorkerHost host, AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_runs_its_function_and_its_answers_go_to_the_output_queue()
    {
        await SendAsync("sharedtests-text", "hello");
        Assert.Equal("got hello", await ReceiveAsync("answers", text => text == "got hello"));
        Assert.Equal("True 1", await ReceiveAsync("answers", text => text == "True 1"));
    }

    [Fact]
    public async Task A_function_may_ask_for_the_whole_message()
    {
        await SendAsync("messages", "whole");
        Assert.Equal("whole 1 True True", await ReceiveAsync("answers", text => text.StartsWith("whole", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_message_that_fails_three_times_goes_to_the_poison_queue()
    {
        await SendAsync("sharedtests-text", "bad");
        Assert.Equal("bad", await ReceiveAsync("sharedtests-text-poison", text => text == "bad"));
        await host.Log.LineAsync("Bad text, try 3.");
        Assert.DoesNotContain(host.Log.Lines, line => line.Contains("Bad text, try 4.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_in_another_encoding_goes_to_the_poison_queue()
    {
        var raw = new QueueClient((await azurite.StartedAsync()).ConnectionString, "messages");
        await raw.CreateIfNotExistsAsync();
        await raw.SendMessageAsync("心 is no base64");
        Assert.Equal("心 is no base64", await ReceiveAsync("messages-poison", text => text.StartsWith('心')));
    }

    [Fact]
    public async Task A_message_comes_again_when_the_worker_dies_over_it()
    {
        await SendAsync("slow", "slowly");
        await host.Log.LineAsync("hanging slowly");
        host.Host.KillWorker();
        Assert.Equal("slowly again", await ReceiveAsync("answers", text => text == "slowly again"));
    }

    private async Task SendAsync(string queue, string text)
    {
        var client = await ClientAsync(queue);
        await client.CreateIfNotExistsAsync();
        await client.SendMessageAsync(text);
    }

    /// <summary>The first message that is wanted; others stay.</summary>
    private async Task<string> ReceiveAsync(string queue, Predicate<string> wanted)
    {
        var client = await ClientAsync(queue);
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            await client.CreateIfNotExistsAsync(cancellationToken: deadline.Token);
            QueueMessage[] messages = await client.ReceiveMessagesAsync(32, TimeSpan.FromSeconds(1), deadline.Token);
            if (messages.FirstOrDefault(message => wanted(message.Body.ToString())) is { } found)
            {
                await client.DeleteMessageAsync(found.MessageId, found.PopReceipt, deadline.Token);
                return found.Body.ToString();
            }

            await turns.WaitForNextTickAsync(deadline.Token);
        }
    }

    private async Task<QueueClient> ClientAsync(string queue) =>
        new((await azurite.StartedAsync()).ConnectionString, queue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
}
