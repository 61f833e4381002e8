using System.Globalization;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rebuild;

namespace Xinjing.Serverless.Functions.Rebuild;

/// <summary>How far a rebuild of the index has come. Instants are UTC.</summary>
/// <param name="Step"><c>done</c> or <c>cancelled</c> when it is over.</param>
/// <param name="Checked">Records, days, and groups of rows that were looked at.</param>
/// <param name="Written">Rows that were missing or wrong.</param>
/// <param name="Removed">Rows that no record asked for.</param>
/// <param name="Failed">Left as they are, since they could not be put right.</param>
public sealed record RebuildView(int Run, string By, DateTimeOffset StartedAt, RebuildStep Step, long Checked, long Written, long Removed, long Failed, DateTimeOffset? OverAt)
{
    /// <exception cref="ProblemException">There was no such run.</exception>
    internal static async Task<RebuildProgress> FindAsync(string run, Func<int, Task<RebuildProgress?>> find) =>
        (int.TryParse(run, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? await find(number) : null)
        ?? throw new ProblemException("rebuild-not-found", $"There was no rebuild '{run}'; POST /api/index/rebuilds answers the number of the one that it begins.", StatusCodes.Status404NotFound);

    internal static IResult Answer(RebuildProgress progress, int status) => Results.Json(
        new RebuildView(progress.Run, progress.By, progress.StartedAt, progress.Step, progress.Checked, progress.Written, progress.Removed, progress.Failed, progress.OverAt),
        AnswerJson.Wire.RebuildView,
        statusCode: status);
}
