using System.Diagnostics;
using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>What a trigger gives a function.</summary>
/// <param name="Trigger">The value of the trigger's parameter.</param>
internal sealed record Invocation(TypedData Trigger)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>Of the span that the function's own belongs under; empty for none.</summary>
    public string TraceParent { get; init; } = Activity.Current?.Id ?? "";

    /// <summary>Values the function may bind by name besides the trigger: route values, message ids and the like.</summary>
    public Dictionary<string, TypedData> Metadata { get; } = new(StringComparer.Ordinal);

    public void Add(string name, string? text)
    {
        if (text is not null) Metadata[name] = new TypedData { String = text };
    }

    public StreamingMessage ToMessage(WorkerFunction function, IEnumerable<ParameterBinding> others)
    {
        var request = new InvocationRequest
        {
            InvocationId = Id,
            FunctionId = function.Id,
            InputData = { new ParameterBinding { Name = function.Trigger.Name, Data = Trigger }, others },
            TriggerMetadata = { Metadata },
            // The worker doesn't bear its absence.
            TraceContext = new RpcTraceContext
            {
                TraceParent = TraceParent,
                TraceState = Activity.Current?.TraceStateString ?? "",
            },
        };
        return new StreamingMessage { RequestId = Id, InvocationRequest = request };
    }
}
