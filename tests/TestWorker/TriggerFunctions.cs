using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Tests.TestWorker;

public static partial class TriggerFunctions
{
    /// <summary>Answers with two messages; one text is refused whenever it comes.</summary>
    [Function("TakeText")]
    [QueueOutput("answers")]
    public static string[] TakeText([QueueTrigger("%TextQueue%")] string text, string id, long dequeueCount) =>
        text == "bad" ? throw new InvalidOperationException($"Bad text, try {dequeueCount}.") : [$"got {text}", $"{id.Length > 0} {dequeueCount}"];

    [Function("TakeMessage")]
    [QueueOutput("answers")]
    public static string TakeMessage([QueueTrigger("messages")] QueueMessage message) =>
        $"{message.Body} {message.DequeueCount} {message.InsertedOn is not null} {message.PopReceipt.Length > 0}";

    /// <summary>Hangs at its first try.</summary>
    [Function("TakeSlowly")]
    [QueueOutput("answers")]
    public static async Task<string> TakeSlowlyAsync([QueueTrigger("slow")] string text, long dequeueCount, FunctionContext context)
    {
        if (dequeueCount > 1) return $"{text} again";
        var logger = context.GetLogger(nameof(TriggerFunctions));
        LogHanging(logger, text);
        await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return "never";
    }

    [Function("Ring")]
    public static void Ring([TimerTrigger("%RingSchedule%")] TimerInfo timer, FunctionContext context)
    {
        var logger = context.GetLogger(nameof(TriggerFunctions));
        LogRing(logger, timer.IsPastDue, timer.ScheduleStatus!.Last, timer.ScheduleStatus.Next);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "hanging {Text}")]
    private static partial void LogHanging(ILogger logger, string text);

    [LoggerMessage(Level = LogLevel.Information, Message = "ring {IsPastDue} {Last:O} {Next:O}")]
    private static partial void LogRing(ILogger logger, bool isPastDue, DateTime last, DateTime next);
}
