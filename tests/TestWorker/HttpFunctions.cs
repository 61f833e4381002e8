using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Xinjing.Serverless.Tests.TestWorker;

public static partial class HttpFunctions
{
    [Function("Echo")]
    public static async Task<IActionResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo/{name}/{number:int?}")] HttpRequest request, string name, int? number)
    {
        using var reader = new StreamReader(request.Body);
        var body = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        return new OkObjectResult(new Echo(name, number, body, request.QueryString.Value, request.Host.Value, request.Headers["x-ms-invocation-id"]));
    }

    [Function("Fail")]
    public static IActionResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "fail")] HttpRequest request) =>
        throw new InvalidOperationException($"Failed on purpose at {request.Path}.");

    /// <summary>Never ends by itself.</summary>
    [Function("Hang")]
    public static async Task<IActionResult> HangAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "hang/{name}")] HttpRequest request, string name, FunctionContext context)
    {
        var logger = context.GetLogger(nameof(HttpFunctions));
        LogHanging(logger, name);
        await Task.Delay(Timeout.Infinite, request.HttpContext.RequestAborted);
        return new OkResult();
    }

    [Function("Setting")]
    public static IActionResult Setting([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "settings/{name}")] HttpRequest request, string name) =>
        new OkObjectResult(Environment.GetEnvironmentVariable(name) ?? "");

    [LoggerMessage(Level = LogLevel.Information, Message = "hanging {Name}")]
    private static partial void LogHanging(ILogger logger, string name);

    private sealed record Echo(string Name, int? Number, string Body, string? Query, string? Host, string? Invocation);
}
