using System.Text.Json;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.WeCom;

/// <summary>Says what waits for the target that the message names.</summary>
public sealed partial class SendChatMessages(OutgoingSender sender, ILogger<SendChatMessages> logger)
{
    [Function(nameof(SendChatMessages))]
    public async Task RunAsync([QueueTrigger(StorageNames.ChatOutgoing)] string target, CancellationToken cancellationToken)
    {
        try
        {
            if (JsonSerializer.Deserialize(target, OutgoingJson.Default.ChatTarget) is { } named) await sender.DrainAsync(named, cancellationToken);
        }
        catch (JsonException)
        {
            // Nothing is lost with it: what waits is in the table, and the sweep wakes it.
            LogNoTarget();
        }
    }

    [LoggerMessage(LogLevel.Warning, "A wake-up of the chat names no target.")]
    private partial void LogNoTarget();
}
