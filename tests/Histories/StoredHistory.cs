using DurableTask.Core.History;
using Google.Protobuf;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.DurableTask.Worker.Grpc;
using Newtonsoft.Json.Linq;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Records;
using CompleteOrchestrationAction = Microsoft.DurableTask.Protobuf.CompleteOrchestrationAction;
using OrchestratorRequest = Microsoft.DurableTask.Protobuf.OrchestratorRequest;
using OrchestratorResponse = Microsoft.DurableTask.Protobuf.OrchestratorResponse;

namespace Xinjing.Serverless.Tests.Histories;

/// <summary>Histories of real orchestrations, as the engine kept them, from a release that is out.</summary>
internal static class StoredHistory
{
    private static readonly Dictionary<EventType, Type> Types = new()
    {
        [EventType.ExecutionStarted] = typeof(ExecutionStartedEvent),
        [EventType.OrchestratorStarted] = typeof(OrchestratorStartedEvent),
        [EventType.OrchestratorCompleted] = typeof(OrchestratorCompletedEvent),
        [EventType.TaskScheduled] = typeof(TaskScheduledEvent),
        [EventType.TaskCompleted] = typeof(TaskCompletedEvent),
        [EventType.TaskFailed] = typeof(TaskFailedEvent),
        [EventType.TimerCreated] = typeof(TimerCreatedEvent),
        [EventType.TimerFired] = typeof(TimerFiredEvent),
        [EventType.EventRaised] = typeof(EventRaisedEvent),
    };

    public static string Directory => Path.Combine(Repository.Root, "tests", "Histories");

    public static IReadOnlyList<HistoryEvent> Past(string name) =>
        [.. JArray.Parse(File.ReadAllText(Path.Combine(Directory, $"{name}.json"))).Select(Read)];

    /// <summary>How the orchestration ends when it is told next that its record is over.</summary>
    /// <param name="progress">Of the record, as JSON.</param>
    public static CompleteOrchestrationAction End<TWatch>(string name, string progress, Func<TaskOrchestrationContext, TWatch?, Task<object?>> orchestrator)
    {
        var answer = GrpcOrchestrationRunner.LoadAndRun(Next(name, new EventRaisedEvent(-1, progress) { Name = RecordWatch.Changed }), orchestrator);
        return OrchestratorResponse.Parser.ParseFrom(Convert.FromBase64String(answer)).Actions.Single(action => action.CompleteOrchestration is not null).CompleteOrchestration;
    }

    /// <summary>What the engine would send to the worker if this event came next, encoded as the worker takes it.</summary>
    private static string Next(string name, EventRaisedEvent raised)
    {
        var past = Past(name);
        var started = past.OfType<ExecutionStartedEvent>().Single();
        var request = new OrchestratorRequest { InstanceId = started.OrchestrationInstance.InstanceId, ExecutionId = started.OrchestrationInstance.ExecutionId };
        request.PastEvents.Add(past.Select(ProtobufUtils.ToHistoryEventProto));
        HistoryEvent[] next = [new OrchestratorStartedEvent(-1) { Timestamp = past[^1].Timestamp.AddMinutes(1) }, raised];
        request.NewEvents.Add(next.Select(ProtobufUtils.ToHistoryEventProto));
        return Convert.ToBase64String(request.ToByteArray());
    }

    private static HistoryEvent Read(JToken token) => (HistoryEvent)token.ToObject(Types[(EventType)token.Value<int>("EventType")])!;
}
