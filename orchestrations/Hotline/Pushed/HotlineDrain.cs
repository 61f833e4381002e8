using Azure.Messaging.ServiceBus;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Feed;
using Xinjing.Serverless.Intake;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Hotline.Pushed;

/// <summary>
/// Takes batches from the Service Bus queue. A message is settled only when its batch is in storage: a crash, a lost lock or a
/// second delivery finds the same content, which is the same batch.
/// </summary>
public sealed partial class HotlineDrain(
    ServiceBusConnection bus, HotlineIntake intake, ClaimChecks claims, IntakeReceipts receipts, TimeProvider clock, ILogger<HotlineDrain> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>A run ends before the next begins.</summary>
    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(45);

    private static readonly Actor District = Actor.Integration("hotline");
    private int _saidClosed;

    /// <summary>Empties the queue as far as time allows; without a broker it says so once and rests.</summary>
    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (!bus.IsConfigured)
        {
            if (Interlocked.Exchange(ref _saidClosed, 1) == 0) LogClosed();
            return;
        }

        var end = clock.GetUtcNow() + LongestRun;
        await using var receiver = bus.Client.CreateReceiver(StorageNames.HotlineQueue);
        while (clock.GetUtcNow() < end)
        {
            // One at a time: each delivery counts against a message, so none is taken that may have to wait for another.
            if (await receiver.ReceiveMessageAsync(Patience, cancellationToken) is not { } message) return;
            await TakeAsync(receiver, message, engine, cancellationToken);
        }
    }

    private async Task TakeAsync(ServiceBusReceiver receiver, ServiceBusReceivedMessage message, DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var receipt = new IntakeReceipt { Id = $"servicebus-{message.MessageId}", Outcome = IntakeOutcome.Refused, At = clock.GetUtcNow() };
        try
        {
            await using var renewal = new LockRenewal(receiver, message);
            await using var pushed = await claims.OpenAsync(message, cancellationToken);
            var received = await intake.ReceiveAsync(pushed.Content, pushed.Length, pushed.MediaType, District, engine, cancellationToken);
            await receipts.NoteAsync(receipt with { Outcome = received.IsKnown ? IntakeOutcome.Duplicate : IntakeOutcome.Filed, BatchId = received.Batch.Id }, cancellationToken);
            await receiver.CompleteMessageAsync(message, cancellationToken);
        }
        catch (BatchRefusedException refused)
        {
            LogRefused(message.MessageId, refused.Code);
            await receipts.NoteAsync(receipt with { Code = refused.Code, Reason = refused.Message }, cancellationToken);
            await receiver.DeadLetterMessageAsync(message, refused.Code, refused.Message, cancellationToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            LogLeft(fault, message.MessageId, message.DeliveryCount);
        }
    }

    [LoggerMessage(LogLevel.Information, "No Service Bus namespace is configured (ServiceBus:ConnectionString or ServiceBus:FullyQualifiedNamespace): batches come by HTTP only.")]
    private partial void LogClosed();

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} is no batch ({Code}); it is in the dead-letter queue.")]
    private partial void LogRefused(string messageId, string code);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} is not settled after delivery {Delivery}; it comes again when its lock has run out, and a batch that is stored is known by then.")]
    private partial void LogLeft(Exception exception, string messageId, int delivery);
}
