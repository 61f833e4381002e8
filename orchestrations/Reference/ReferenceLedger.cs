using System.Text.Json;
using System.Text.Json.Serialization;
using Azure;

namespace Xinjing.Serverless.Reference;

/// <summary>One set that was replaced.</summary>
/// <param name="Version">Of the reference data as a whole, counted over all sets; the seeds are version 0.</param>
/// <param name="Set">Name of the set.</param>
/// <param name="By"><c>sub</c> of the admin.</param>
/// <param name="At">UTC.</param>
/// <param name="Sha256">Of the set as we write it, lower-case hex: tells the same content from another under the same edition.</param>
public sealed record ReferenceChange(long Version, string Set, string Edition, string By, DateTimeOffset At, string Sha256);

/// <summary>What has been accepted, in order: the one blob that decides what counts.</summary>
/// <param name="ETag">Guards the next change; <c>null</c> before the first.</param>
public sealed record ReferenceLedger(IReadOnlyList<ReferenceChange> Changes, ETag? ETag)
{
    /// <summary>Nothing but the seeds.</summary>
    public static ReferenceLedger Empty { get; } = new([], ETag: null);

    /// <summary>Of the latest change.</summary>
    public long Version => Changes.Count == 0 ? 0 : Changes[^1].Version;

    /// <summary>The change that a set stands at; <c>null</c> while its seed counts.</summary>
    public ReferenceChange? Latest(ReplaceableSet set) => Changes.LastOrDefault(c => c.Set == set.Name);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(IReadOnlyList<ReferenceChange>))]
internal sealed partial class ReferenceLedgerJson : JsonSerializerContext;
