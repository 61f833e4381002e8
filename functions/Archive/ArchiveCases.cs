using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Archive;

namespace Xinjing.Serverless.Functions.Archive;

public sealed class ArchiveCases(NightlyArchive archive)
{
    /// <summary>Ten past three in the night, in Shanghai: after the facts of the day were rolled up.</summary>
    [Function(nameof(ArchiveCases))]
    public Task RunAsync([TimerTrigger("0 10 19 * * *")] TimerInfo timer, CancellationToken cancellationToken) => archive.RunAsync(cancellationToken);
}
