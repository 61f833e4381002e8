using System.Globalization;
using Xinjing.Serverless.Dossiers;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Functions.Dossiers;

/// <summary>The last member of a dossier: a file without it was cut off.</summary>
/// <param name="AsOf">UTC; of the last entry of the log. What depends on time is said for this instant.</param>
/// <param name="LogHash">Of the last entry, as the case itself holds it.</param>
/// <param name="Members">Every other member, in the order of the file.</param>
public sealed record DossierManifest(
    string Format, string Case, long Version, DateTimeOffset AsOf, string LogHash, LogVerification Verification, string HashRule,
    IReadOnlyList<DossierMember> Members, IReadOnlyList<DossierPhoto> Photos)
{
    public const string FormatName = "xinjing-dossier/1";

    /// <summary>How anybody computes the hashes of the log again.</summary>
    public const string HashOfEntry = "SHA-256, lower-case hex, over the UTF-8 text previousHash, case id, sequence, at, by, event, content, joined by line feeds; the first previousHash is empty";
}

/// <param name="Bytes">Uncompressed.</param>
/// <param name="Sha256">Of the uncompressed bytes, lower-case hex.</param>
public sealed record DossierMember(string Name, long Bytes, string Sha256);

/// <summary>The log of a dossier, each entry with the exact texts that were hashed.</summary>
public sealed record DossierLog(IReadOnlyList<DossierLogEntry> Entries);

/// <param name="At">UTC, as it was hashed.</param>
/// <param name="Content">JSON of the event, as it was hashed.</param>
public sealed record DossierLogEntry(long Sequence, string At, string By, string Event, string Content, string PreviousHash, string Hash)
{
    internal static DossierLogEntry Of(LogEntry entry) => new(
        entry.Sequence, entry.At.ToString("O", CultureInfo.InvariantCulture), entry.By, entry.Event, entry.Content, entry.PreviousHash, entry.Hash);
}
