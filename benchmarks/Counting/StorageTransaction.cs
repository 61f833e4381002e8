namespace Xinjing.Serverless.Benchmarks.Counting;

internal enum StorageService
{
    Blob,
    Queue,
    Table,
}

/// <summary>Whose connection a request came over.</summary>
internal enum Origin
{
    /// <summary>The functions and activities.</summary>
    Worker,

    /// <summary>The orchestration engine, its client API and the triggers.</summary>
    Host,
}

/// <summary>One request to the storage, which is one billed transaction; an entity-group transaction is one.</summary>
/// <param name="Verb">What was done, in words: insert, batch, put message …</param>
/// <param name="Target">Table, queue or container; the engine's partitions have one name together.</param>
internal sealed record StorageTransaction(StorageService Service, Origin Origin, string Verb, string Target)
{
    /// <summary>Whether it would have been made without any case: see <see cref="BackgroundWork"/>.</summary>
    public required bool IsBackground { get; init; }

    public string Operation => $"{Service.ToString().ToLowerInvariant()} {Target}: {Verb}";
}
