using System.Text.Json;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.WeCom;

/// <summary>What could not be said: for how long it is tried, and where it is kept.</summary>
public sealed partial class OutgoingFailures(DeadLetters letters, ILogger<OutgoingFailures> logger)
{
    private const int TooOften = 45009;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromDays(1);

    /// <summary>Doubles from ten seconds to half an hour; at least a minute where the platform counts by the minute.</summary>
    /// <param name="failures">In a row, from 1.</param>
    public static TimeSpan Delay(int failures, int code)
    {
        var delay = First * Math.Pow(2, Math.Min(failures - 1, 10));
        if (code == TooOften && delay < TimeSpan.FromMinutes(1)) delay = TimeSpan.FromMinutes(1);
        return delay < Longest ? delay : Longest;
    }

    /// <param name="now">UTC.</param>
    public static bool IsGivenUp(IReadOnlyList<WaitingMessage> batch, DateTimeOffset now) => now - batch[0].EnqueuedAt > GivenUpAfter;

    /// <summary>Each by itself, so that it can be looked at and sent again.</summary>
    public async Task KeepAsync(IReadOnlyList<WaitingMessage> batch, WeComException failed, CancellationToken cancellationToken)
    {
        LogKept(failed, batch.Count);
        foreach (var waiting in batch)
        {
            await letters.KeepAsync(
                new DeadLetter
                {
                    Id = DeadLetters.Id(StorageNames.ChatOutgoing, waiting.Message.At, WeComBodies.TaskId(waiting.Message)),
                    Source = StorageNames.ChatOutgoing,
                    SentAt = waiting.Message.At,
                    Code = failed.IsTransient ? "not-sent-for-a-day" : "not-sendable",
                    Reason = failed.Message,
                    Body = JsonSerializer.Serialize(waiting.Message, ChatJson.Stored.OutgoingMessage),
                },
                cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Count} message(s) of the chat could not be sent; they are kept as dead letters.")]
    private partial void LogKept(Exception exception, int count);
}
