using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Privacy;

public sealed class DiscloseReporter(CaseDesk desk, CaseStore store)
{
    /// <summary>A citizen's name and phone unmasked, for those who have to call. Who asked, and what for, is in the log before the answer goes out.</summary>
    [Function(nameof(DiscloseReporter))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/reporter")] HttpRequest request, string id, [DurableClient] DurableTaskClient engine, CancellationToken cancellationToken)
    {
        if (request.Query.Keys.FirstOrDefault(key => key != "purpose") is { } unknown) throw new ProblemException("unknown-field", $"There is no field '{unknown}' here; there is purpose.");
        var actor = request.Actor();
        await desk.ExecuteAsync(new CommandRequest<CaseCommand>(id, new Xinjing.Serverless.Cases.DiscloseReporter(request.Field("purpose") ?? ""), actor), engine, cancellationToken);
        return Results.Json(await store.FindReporterAsync(id, cancellationToken) ?? new Reporter(), AnswerJson.Wire.Reporter);
    }
}
