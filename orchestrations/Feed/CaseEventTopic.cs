using Azure.Messaging.ServiceBus;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Feed;

/// <summary>The topic of case events: at least once, the message id is the hash of the log entry, the session is the case.</summary>
public sealed class CaseEventTopic(ServiceBusConnection connection) : IAsyncDisposable
{
    private readonly Lazy<ServiceBusSender> _sender = new(() => connection.Client.CreateSender(StorageNames.CaseEvents));

    public bool IsOpen => connection.IsConfigured;

    /// <summary>Nothing where there is no broker. Two publishers of one case can overtake each other: the sequence orders them.</summary>
    public async Task PublishAsync(string caseId, IReadOnlyList<LogEntry> entries, CancellationToken cancellationToken)
    {
        if (!IsOpen) return;
        foreach (var entry in entries) await _sender.Value.SendMessageAsync(Message(caseId, entry), cancellationToken);
    }

    public ValueTask DisposeAsync() => _sender.IsValueCreated ? _sender.Value.DisposeAsync() : ValueTask.CompletedTask;

    private static ServiceBusMessage Message(string caseId, LogEntry entry) => new(CaseEventBody.Write(caseId, entry))
    {
        MessageId = entry.Hash,
        SessionId = caseId,
        Subject = entry.Event,
        ContentType = "application/json",
        ApplicationProperties = { ["caseId"] = caseId, ["sequence"] = entry.Sequence },
    };
}
