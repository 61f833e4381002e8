using Azure.Messaging.ServiceBus;

namespace Xinjing.Serverless.Tests.Localhost.Broker;

internal static class Receiving
{
    /// <summary>Receives until so many have come: the client returns early with what it has.</summary>
    public static async Task<IReadOnlyList<ServiceBusReceivedMessage>> ReceiveAsync(this ServiceBusReceiver receiver, int count)
    {
        var messages = new List<ServiceBusReceivedMessage>();
        while (messages.Count < count)
        {
            var more = await receiver.ReceiveMessagesAsync(count - messages.Count, TimeSpan.FromSeconds(30));
            if (more.Count == 0) throw new TimeoutException($"Only {messages.Count} of {count} messages came.");
            messages.AddRange(more);
        }

        return messages;
    }
}
