namespace Xinjing.Serverless.Storage;

/// <summary>Something that is put right by itself.</summary>
/// <param name="What">Which record, or which day.</param>
public sealed record IndexRepair(string What, Func<CancellationToken, Task<RowsRepaired>> RunAsync);
