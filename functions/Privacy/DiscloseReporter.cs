using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Privacy;

/// <param name="Words">What the report said to the letter, where the case shows it with masked numbers; <c>null</c> when it shows all.</param>
public sealed record DisclosedReporterView(string? Name, string? Phone, string? Address, string? Words);

public sealed class DiscloseReporter(CaseDesk desk, CaseStore store)
{
    /// <summary>Who a citizen is, unmasked, for those who have to call. Who asked, and what for, is in the log before the answer goes out.</summary>
    [Function(nameof(DiscloseReporter))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/reporter")] HttpRequest request, string id, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (request.Query.Keys.FirstOrDefault(key => key != "purpose") is { } unknown) throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there is purpose.");
        var actor = request.Actor();
        await desk.ExecuteAsync(new CommandRequest<CaseCommand>(id, new Xinjing.Serverless.Cases.DiscloseReporter(request.Field("purpose") ?? ""), actor), engine, cancellationToken);
        var (reporter, words) = await store.FindSealedAsync(id, cancellationToken);
        return Results.Json(new DisclosedReporterView(reporter?.Name, reporter?.Phone, reporter?.Address, words), AnswerJson.Wire.DisclosedReporterView);
    }
}
