using System.Text.Json.Serialization;
using Xinjing.Serverless.Hotline.Reading;

namespace Xinjing.Serverless.Hotline;

[JsonConverter(typeof(JsonStringEnumConverter<HotlineBatchState>))]
public enum HotlineBatchState
{
    /// <summary>Durable; its orchestration has not begun to file it.</summary>
    [JsonStringEnumMemberName("received")]
    Received,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>Every row has an outcome.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>What was filed before stays filed; the same file again goes on.</summary>
    [JsonStringEnumMemberName("canceled")]
    Canceled,

    /// <summary>Nothing of it was filed.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,
}

/// <summary>A batch and how far it has come.</summary>
public sealed record HotlineBatch
{
    /// <summary><c>HB</c> and the first 32 hex digits of the content's SHA-256: the same file is the same batch.</summary>
    public required string Id { get; init; }

    public required HotlineBatchState State { get; init; }

    public required SourceFormat Format { get; init; }

    /// <summary>Whether it is read as UTF-8; else as GB18030.</summary>
    public required bool IsUtf8 { get; init; }

    /// <summary>Of the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>UTC; when the file came in for the first time.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary><c>sub</c> of who sent it first.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>From 1; the same file again begins another where there is something left to do.</summary>
    public int Run { get; init; } = 1;

    /// <summary>UTC; when the run that counts was asked for.</summary>
    public required DateTimeOffset RunAt { get; init; }

    /// <summary>0 until the file has been split into pages.</summary>
    public int Rows { get; init; }

    public HotlineCounts Counts { get; init => field = value ?? new(); } = new();

    /// <summary>Headers that no field comes under.</summary>
    public IReadOnlyList<string> IgnoredColumns { get; init => field = value ?? []; } = [];

    public bool CancelRequested { get; init; }

    /// <summary>Why it was refused: code and, for people, what to change.</summary>
    public string? RefusalCode { get; init; }

    /// <inheritdoc cref="RefusalCode"/>
    public string? RefusalDetail { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? OverAt { get; init; }

    [JsonIgnore]
    public bool IsOver => State is HotlineBatchState.Done or HotlineBatchState.Canceled or HotlineBatchState.Refused;

    /// <summary>Another run would do something.</summary>
    [JsonIgnore]
    public bool CanRunAgain => State is HotlineBatchState.Canceled or HotlineBatchState.Refused || (State == HotlineBatchState.Done && Counts.Failed > 0);

    /// <summary>Each run has an orchestration of its own.</summary>
    [JsonIgnore]
    public string InstanceId => $"{Id}-{Run}";
}
