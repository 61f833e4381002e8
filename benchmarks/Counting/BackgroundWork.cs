namespace Xinjing.Serverless.Benchmarks.Counting;

/// <summary>What the storage is asked however many cases there are: the clock causes it, so it is no case's cost.</summary>
internal static class BackgroundWork
{
    public static bool Is(StorageService service, string verb, string target) => service switch
    {
        // Looks into queues that found nothing, and making sure that queues are there.
        StorageService.Queue => verb is "find empty" or "peek" || verb.EndsWith(" queue", StringComparison.Ordinal),
        // Who has which partition of the hub; and the sweep, the only one that looks through the index by range here.
        StorageService.Table => target.EndsWith("Partitions", StringComparison.Ordinal) || target == "Tables" || (target == "CaseIndex" && verb == "query"),
        // The hub's own description and leases. Large messages would be blobs as well; there are none in these cases.
        _ => true,
    };
}
