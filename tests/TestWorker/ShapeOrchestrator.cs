using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace Xinjing.Serverless.Tests.TestWorker;

/// <summary>Sends one value of each shape through an activity and back.</summary>
public static class ShapeOrchestrator
{
    [Function("Shapes")]
    public static async Task<List<string>> RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var nothing = await context.CallActivityAsync<string?>("EchoText", (string?)null);
        var text = await context.CallActivityAsync<string>("EchoText", "a \"quoted\" 心");
        var point = await context.CallActivityAsync<Point>("EchoPoint", new Point(1, "x"));
        var list = await context.CallActivityAsync<int[]>("EchoNumbers", new[] { 1, 2, 3 });
        var single = await context.CallActivityAsync<int[]>("EchoNumbers", new[] { 7 });
        var number = await context.CallActivityAsync<double>("EchoNumber", 1.5);
        var flag = await context.CallActivityAsync<bool>("EchoFlag", true);
        await context.CallActivityAsync("ReturnNothing", 1);
        var id = await context.CallActivityAsync<string>("InstanceOf", 1);
        return
        [
            nothing ?? "null", text, $"{point.X}{point.Name}", string.Join(',', list), string.Join(',', single),
            number.ToString(System.Globalization.CultureInfo.InvariantCulture), flag.ToString(), id,
        ];
    }

    [Function("EchoText")]
    public static string? EchoText([ActivityTrigger] string? text) => text;

    [Function("EchoPoint")]
    public static Point EchoPoint([ActivityTrigger] Point point) => point;

    [Function("EchoNumbers")]
    public static int[] EchoNumbers([ActivityTrigger] int[] numbers) => numbers;

    [Function("EchoNumber")]
    public static double EchoNumber([ActivityTrigger] double number) => number;

    [Function("EchoFlag")]
    public static bool EchoFlag([ActivityTrigger] bool flag) => flag;

    [Function("ReturnNothing")]
    public static void ReturnNothing([ActivityTrigger] int number) => ArgumentOutOfRangeException.ThrowIfNegative(number);

    [Function("InstanceOf")]
    public static string InstanceOf([ActivityTrigger] int number, string instanceId) => $"{number}@{instanceId}";
}

public sealed record Point(int X, string Name);
