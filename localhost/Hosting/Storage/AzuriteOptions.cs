namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>How to run the storage emulator. A port of 0 takes a free one.</summary>
public sealed record AzuriteOptions
{
    /// <summary>Where the data lives on between runs; null keeps everything in memory and loses it at the end.</summary>
    public string? DataDirectory { get; init; }

    public int BlobPort { get; init; }

    public int QueuePort { get; init; }

    public int TablePort { get; init; }

    /// <summary>Gets one line per request, for those who count transactions; null: no such log, which is faster.</summary>
    public string? AccessLogPath { get; init; }

    /// <summary>Where a line is told about slow steps (the first installation).</summary>
    public Action<string>? Progress { get; init; }
}
