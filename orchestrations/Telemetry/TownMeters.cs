using System.Diagnostics.Metrics;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Telemetry;

/// <summary>The figures of the application (docs/observability.md). They are taken whether or not anybody listens; that costs next to nothing.</summary>
public static class TownMeters
{
    private static readonly Meter Meter = new(TownTraces.Name);
    private static readonly Counter<long> CommandCounter = Meter.CreateCounter<long>("xinjing.commands", "{command}", "Commands to cases and targets, by kind, command and outcome.");
    private static readonly Counter<long> ReportCounter = Meter.CreateCounter<long>("xinjing.reports", "{report}", "Reports by source and outcome.");
    private static readonly Counter<long> MessageCounter = Meter.CreateCounter<long>("xinjing.intake.messages", "{message}", "Messages of bots, chat, devices and batches, and rows of batches, by door and outcome.");
    private static readonly Counter<long> TransactionCounter = Meter.CreateCounter<long>("xinjing.storage.transactions", "{transaction}", "Requests to the storage account, by service, method and status.");
    private static readonly Histogram<double> Lateness = Meter.CreateHistogram<double>("xinjing.deadline.lateness", "s", "How long after its due instant something was done, by kind of record and of deadline; 0 in time.");
    private static readonly Gauge<double> Outbox = Meter.CreateGauge<double>("xinjing.outbox.age", "s", "How long the oldest promise in the outbox has waited.");
    private static readonly Gauge<double> Queue = Meter.CreateGauge<double>("xinjing.queue.age", "s", "How long the oldest message of a queue has waited, by queue.");
    private static readonly Gauge<long> OpenCases = Meter.CreateGauge<long>("xinjing.cases.open", "{case}", "Open cases by stage, and whether they are overdue.");

    /// <summary>Whether somebody listens to the work in hand, which costs a look at every open case.</summary>
    public static bool CountsOpenCases => OpenCases.Enabled;

    public static void Command(string kind, string command, CommandOutcome outcome) => CommandCounter.Add(1, new("kind", kind), new("command", command), new("outcome", Word(outcome)));

    public static void Report(string source, bool isNew) => ReportCounter.Add(1, new("source", source), new("outcome", isNew ? "filed" : "duplicate"));

    /// <param name="door">What the ids of its outcomes begin with: <c>bot</c>, <c>app</c>, <c>robot</c>, <c>device</c>, <c>servicebus</c>; <c>hotline</c> for a row.</param>
    public static void Message(string door, string outcome) => MessageCounter.Add(1, new("door", door), new("outcome", outcome));

    /// <param name="status">Of HTTP; 0 when nobody answered.</param>
    public static void Transaction(string service, string method, int status) => TransactionCounter.Add(1, new("service", service), new("method", method), new("status", status));

    /// <summary>What was waited for and is done, by the change from one state of a record to the next.</summary>
    public static void Done(string kind, IReadOnlyList<Deadline> before, IReadOnlyList<Deadline> after)
    {
        foreach (var deadline in after)
        {
            if (deadline is not { Status: DeadlineStatus.Met or DeadlineStatus.Missed, EndedAt: { } at } || before.Find(deadline.Kind, deadline.Subject)?.EndedAt == at) continue;
            Lateness.Record(deadline.Status == DeadlineStatus.Met ? 0 : (at - deadline.DueAt).TotalSeconds, new("kind", kind), new("deadline", deadline.Kind.ToString()));
        }
    }

    public static void OutboxAge(TimeSpan age) => Outbox.Record(age.TotalSeconds);

    public static void QueueAge(string queue, TimeSpan age) => Queue.Record(age.TotalSeconds, new KeyValuePair<string, object?>("queue", queue));

    public static void Open(string stage, bool isOverdue, long cases) => OpenCases.Record(cases, new("stage", stage), new("overdue", isOverdue));

    private static string Word(CommandOutcome outcome) => outcome switch
    {
        CommandOutcome.CarriedOut => "carried-out",
        CommandOutcome.Refused => "refused",
        _ => "failed",
    };
}

public enum CommandOutcome
{
    CarriedOut,

    /// <summary>By the lifecycle, the version or the key.</summary>
    Refused,

    /// <summary>By a fault: the client may send it again.</summary>
    Failed,
}
