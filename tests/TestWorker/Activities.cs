using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Tests.TestWorker;

public static partial class Activities
{
    [Function(nameof(SayHello))]
    public static string SayHello([ActivityTrigger] string name) => $"Hello {name}";

    [Function(nameof(Square))]
    public static int Square([ActivityTrigger] int number) => number * number;

    [Function(nameof(Refuse))]
    public static void Refuse([ActivityTrigger] string reason) =>
        throw new RefusedException($"Refused:\n{reason}", new FormatException("inner cause"));

    /// <summary>Hangs at the first try and answers at the second; a file remembers, for the process may have been killed in between.</summary>
    [Function(nameof(HangOnce))]
    public static async Task<string> HangOnce([ActivityTrigger] string markFile, FunctionContext context)
    {
        if (File.Exists(markFile)) return "second try";
        await File.WriteAllTextAsync(markFile, "", context.CancellationToken);
        var logger = context.GetLogger(nameof(Activities));
        LogHanging(logger, markFile);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return "never";
    }

    [Function("Patient")]
    public static Task<string> PatientAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        context.CallActivityAsync<string>(nameof(HangOnce), context.GetInput<string>());

    [LoggerMessage(Level = LogLevel.Information, Message = "hanging {Mark}")]
    private static partial void LogHanging(ILogger logger, string mark);
}

public sealed class RefusedException(string message, Exception inner) : Exception(message, inner);
