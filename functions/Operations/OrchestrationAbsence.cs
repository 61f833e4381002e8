using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Engine;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Operations;

/// <summary>Why the engine does not know a record.</summary>
internal static class OrchestrationAbsence
{
    public static ProblemException Of(WatchedRecord record, string noun) => new(
        "orchestration-not-found",
        record.Progress.IsOver
            ? $"The {noun} is over, and the engine's history of it has been purged; its log has all that happened."
            : $"The engine does not know the {noun} yet; the sweep or the watchdog will tell it.",
        StatusCodes.Status404NotFound);
}
