using Xinjing.Serverless.Localhost.Hosting.Protos;

namespace Xinjing.Serverless.Localhost.Hosting.Worker;

/// <summary>One function, as the worker announced it.</summary>
public sealed class WorkerFunction
{
    internal WorkerFunction(RpcFunctionMetadata metadata)
    {
        Metadata = metadata;
        Bindings = metadata.RawBindings.Select(FunctionBinding.Parse).ToList();
        Trigger = Bindings.FirstOrDefault(binding => binding.IsTrigger)
            ?? throw new NotSupportedException($"Function {metadata.Name} has no trigger.");
    }

    public string Name => Metadata.Name;

    public FunctionBinding Trigger { get; }

    public IReadOnlyList<FunctionBinding> Bindings { get; }

    /// <summary>Below the route prefix; null for functions without an HTTP trigger.</summary>
    public string? Route => Trigger.Is(TriggerTypes.Http) ? Trigger.Text("route") ?? Name : null;

    /// <summary>HTTP methods, as written; empty for functions without an HTTP trigger, or for any method.</summary>
    public IReadOnlyList<string> Methods => Trigger.List("methods");

    internal string Id => Metadata.FunctionId;

    internal RpcFunctionMetadata Metadata { get; }
}
