using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Privacy;

/// <summary>Erases the names and phones of citizens whose cases were closed long enough ago; what one run leaves the next one does.</summary>
public sealed partial class ErasureSweep(CaseQueries queries, CaseDesk desk, IOptions<PrivacyOptions> options, TimeProvider clock, ILogger<ErasureSweep> logger)
{
    /// <summary>In one run, the oldest first; the rest waits for the next, some minutes later.</summary>
    private const int MostPerRun = 5_000;

    private const int Width = 8;

    private const string Reason = "保存期限届满";

    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.EraseAfter;
        var cases = await queries.FindWithReporterAsync(before, MostPerRun, cancellationToken);
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = Width, CancellationToken = cancellationToken }, async (caseId, stopping) =>
        {
            var erase = new CommandRequest<CaseCommand>(caseId, new EraseReporter(Reason), Actor.System);
            await Attempt.SucceedsAsync(() => desk.ExecuteAsync(erase, engine, stopping), failed => LogFailed(failed, caseId), stopping);
        });
    }

    [LoggerMessage(LogLevel.Error, "The citizen of case {CaseId} could not be erased; the next run tries again.")]
    private partial void LogFailed(Exception exception, string caseId);
}
