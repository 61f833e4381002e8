using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Archive;

/// <summary>
/// A case that was closed long ago as one document: all of its log, that it held when it was put away, and the hashes of its photos.
/// Name and phone of a citizen are not in it; they stay in their row, where they can be erased.
/// </summary>
/// <param name="State">That the log makes.</param>
/// <param name="LogHash">Of the last entry.</param>
/// <param name="Photos">Photo id and SHA-256 of each, as the log names them.</param>
public sealed record ArchivedCase(
    string Format, string Case, long Version, CaseState State, string LogHash, LogVerification Verification, IReadOnlyList<ArchivedPhoto> Photos, IReadOnlyList<LogEntry> Log)
{
    public const string FormatName = "xinjing-archive/1";

    /// <exception cref="InvalidOperationException">The log does not hold: what was changed is not put away.</exception>
    public static ArchivedCase Of(Stored<CaseState> stored, IReadOnlyList<LogEntry> log)
    {
        var state = stored.State;
        var verification = RecordLog.Verify(state.Id, log, state.Version, stored.LogHash);
        return verification.Valid
            ? new ArchivedCase(FormatName, state.Id, state.Version, state, stored.LogHash, verification, [.. state.Photos.Select(p => new ArchivedPhoto(p.PhotoId, p.Sha256))], log)
            : throw new InvalidOperationException($"The log of {state.Id} does not hold from entry {verification.BrokenAt} on.");
    }
}

/// <param name="Sha256">Of the bytes as they were sent, lower-case hex.</param>
public sealed record ArchivedPhoto(string PhotoId, string Sha256);

/// <summary>How archived cases are stored: camelCase, nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(ArchivedCase))]
internal sealed partial class ArchiveJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static ArchiveJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
