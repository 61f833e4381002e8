using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Dossiers;

/// <summary>A photo of a dossier, held against the log.</summary>
/// <param name="Sha256">That the log names, lower-case hex.</param>
/// <param name="Member">Name of the file in the dossier; <c>null</c> when the storage has none.</param>
/// <param name="Intact">The file has the hash that the log names.</param>
public sealed record DossierPhoto(string PhotoId, PhotoKind Kind, string Sha256, string? Member, bool Intact);
