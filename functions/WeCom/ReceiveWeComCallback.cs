using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

namespace Xinjing.Serverless.Functions.WeCom;

/// <summary>
/// Takes a message in and answers before it is understood: the platform waits five seconds and calls three times in all. What
/// was answered lies in the queue. A message that comes again is told by its id where it is understood.
/// </summary>
public sealed partial class ReceiveWeComCallback(WeComCallbacks callbacks, ChatQueue queue, DeadLetters letters, IntakeReceipts receipts, RateLimits limits, TimeProvider clock, ILogger<ReceiveWeComCallback> logger)
{
    private const int MostBytes = 1 << 20;

    /// <summary>Of the platform's five seconds.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    [Function(nameof(ReceiveWeComCallback))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "wecom/callback")] HttpRequest request, CancellationToken cancellationToken)
    {
        callbacks.RequireOpen();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var body = await RequestBody.ReadAsync(request, patience.Token, MostBytes);
        var opened = Open(request.CallbackQuery(), Encoding.UTF8.GetString(body.Bytes.Span));
        try
        {
            if (callbacks.Read(opened) is { } message) await TakeAsync(message, patience.Token);
        }
        catch (UnreadableMessageException unreadable)
        {
            var letter = Letter(opened, unreadable.Message);
            LogKept(letter.Id, unreadable.Message);
            await letters.KeepAsync(letter, patience.Token);
        }

        return Results.Ok();
    }

    /// <summary>
    /// What somebody says beyond the limit is refused, with a receipt, and still answered as heard: after an error the platform brings it
    /// twice more. One that was heard before keeps its outcome.
    /// </summary>
    private async Task TakeAsync(ChatMessage message, CancellationToken cancellationToken)
    {
        if (limits.TryCountMember(message.From))
        {
            await queue.SendAsync(message, TimeSpan.Zero, cancellationToken);
            return;
        }

        LogPassedOver(message.Id);
        if (await receipts.FindAsync(message.Id, cancellationToken) is not null) return;
        await receipts.NoteAsync(new IntakeReceipt { Id = message.Id, Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow(), Code = "too-many-messages", Reason = "Its sender sent too many in a minute; say it again." }, cancellationToken);
    }

    private static DeadLetter Letter(OpenedCallback opened, string reason) => new()
    {
        Id = DeadLetters.Id(StorageNames.ChatMessages, opened.SignedAt, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(opened.Content)).AsSpan(0, 16))),
        Source = StorageNames.ChatMessages,
        SentAt = opened.SignedAt,
        Code = UnreadableMessageException.Code,
        Reason = string.Create(CultureInfo.InvariantCulture, $"The chat platform sent what no message can be made of. {reason}"),
        Body = opened.Content,
    };

    private OpenedCallback Open(CallbackQuery query, string body)
    {
        try
        {
            return callbacks.Open(query, body);
        }
        catch (CallbackRefusedException refused)
        {
            LogRefused(refused.Code);
            throw;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A callback was refused: {Code}.")]
    private partial void LogRefused(string code);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of the chat was passed over: who sends it sends too many.")]
    private partial void LogPassedOver(string messageId);

    [LoggerMessage(LogLevel.Warning, "A callback became no message; it is kept as dead letter {Letter}. {Reason}")]
    private partial void LogKept(string letter, string reason);
}
