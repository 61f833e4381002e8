using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>The whole log in order.</summary>
public sealed record CaseLogView(IReadOnlyList<CaseLogEntryView> Entries);

/// <param name="Hash">SHA-256 over the entry and <paramref name="PreviousHash"/>, lower-case hex.</param>
public sealed record CaseLogEntryView(long Sequence, DateTimeOffset At, string By, string Event, JsonElement Data, string Hash, string PreviousHash)
{
    internal static CaseLogEntryView Of(LogEntry entry) => new(
        entry.Sequence, entry.At, entry.By, entry.Event, JsonElement.Parse(entry.Content), entry.Hash, entry.PreviousHash);
}

public sealed class GetCaseLog(CaseStore store)
{
    [Function(nameof(GetCaseLog))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cases/{id}/log")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        _ = (await store.FindAsync(id, cancellationToken))?.State.Readable(request.Actor()) ?? throw new CaseNotFoundException(id);
        var log = await store.ReadLogAsync(id, cancellationToken);
        return Results.Json(new CaseLogView([.. log.Select(CaseLogEntryView.Of)]), AnswerJson.Wire.CaseLogView);
    }
}
