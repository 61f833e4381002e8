using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Benchmarks.Textbook;

/// <summary>The least that an orchestration with a person in it can be: started, told once, ended.</summary>
public static class BareOrchestration
{
    public const string Told = "told";

    [Function(nameof(BareOrchestration))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) => context.WaitForExternalEvent<string>(Told);
}
