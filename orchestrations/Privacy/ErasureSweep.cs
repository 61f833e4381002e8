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
    /// <summary>In one run.</summary>
    private const int MostPerRun = 5_000;

    private const string Reason = "保存期限届满";

    public async Task RunAsync(DurableTaskClient engine, CancellationToken cancellationToken)
    {
        var before = clock.GetUtcNow() - options.Value.EraseAfter;
        foreach (var caseId in await queries.FindWithReporterAsync(before, MostPerRun, cancellationToken))
        {
            var erase = new CommandRequest<CaseCommand>(caseId, new EraseReporter(Reason), Actor.System);
            await Attempt.SucceedsAsync(() => desk.ExecuteAsync(erase, engine, cancellationToken), failed => LogFailed(failed, caseId), cancellationToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "The citizen of case {CaseId} could not be erased; the next night tries again.")]
    private partial void LogFailed(Exception exception, string caseId);
}
