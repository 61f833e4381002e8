using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Operations;

/// <param name="Status"><c>ok</c> when all of it is, else <c>unavailable</c>.</param>
/// <param name="Storage"><c>ok</c> or <c>unavailable</c>.</param>
/// <param name="Engine"><c>ok</c> or <c>unavailable</c>; commands are answered even without it.</param>
public sealed record HealthView(string Status, string Storage, string Engine, OutboxHealthView? Outbox);

/// <param name="Waiting">Promises not kept yet, those of commands under way included; counted up to 1000.</param>
/// <param name="Oldest">UTC.</param>
public sealed record OutboxHealthView(int Waiting, DateTimeOffset? Oldest);

public sealed partial class GetHealth(Outbox outbox, TimeProvider clock, ILogger<GetHealth> logger)
{
    private const string Ok = "ok";
    private const string Unavailable = "unavailable";
    private const int MostCounted = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [Function(nameof(GetHealth))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request,
        [DurableClient] DurableTaskClient engine,
        CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        patience.CancelAfter(Patience);
        var waiting = TryAsync(async () => Seen(await outbox.ListAsync(clock.GetUtcNow(), MostCounted, patience.Token)));
        var engineStatus = TryAsync(async () =>
        {
            await engine.GetInstanceAsync("health", patience.Token);
            return Ok;
        });
        var (outboxView, engineView) = (await waiting, await engineStatus ?? Unavailable);
        var storageView = outboxView is null ? Unavailable : Ok;
        var health = new HealthView(storageView == Ok && engineView == Ok ? Ok : Unavailable, storageView, engineView, outboxView);
        return Results.Json(health, AnswerJson.Wire.HealthView, statusCode: health.Status == Ok ? 200 : 503);
    }

    private static OutboxHealthView Seen(List<OutboxEntry> entries) => new(entries.Count, entries.Count == 0 ? null : entries[0].WrittenAt);

    private async Task<T?> TryAsync<T>(Func<Task<T>> look)
        where T : class
    {
        try
        {
            return await look();
        }
        catch (Exception failed)
        {
            LogUnhealthy(failed);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Warning, "A part of the application does not answer.")]
    private partial void LogUnhealthy(Exception exception);
}
