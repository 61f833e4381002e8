using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Tests.TestWorker;

public static class Orchestrations
{
    [Function("Greet")]
    public static Task<string> GreetAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>("SayHello", context.GetInput<string>());

    [Function("SayHello")]
    public static string SayHello([ActivityTrigger] string name) => $"Hello {name}";
}
