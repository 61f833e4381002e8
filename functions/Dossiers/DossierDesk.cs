using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dossiers;
using Xinjing.Serverless.Functions.Cases;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Functions.Dossiers;

/// <summary>Puts a case together for a court: all of it that fits into memory is read before the first byte goes out, photos one by one while they are sent.</summary>
public sealed class DossierDesk(CaseStore store, PhotoStore photos, DeadlineProofs proofs, ReferenceInForce reference)
{
    /// <exception cref="CaseNotFoundException">No such case.</exception>
    public async Task<PreparedDossier> PrepareAsync(string caseId, Actor reader, CancellationToken cancellationToken)
    {
        var stored = await store.FindAsync(caseId, cancellationToken) ?? throw new CaseNotFoundException(caseId);
        var state = stored.State.Readable(reader);
        var reporter = state.HasReporter ? (await store.FindSealedAsync(caseId, cancellationToken)).Reporter : null;
        var log = await store.ReadLogAsync(caseId, cancellationToken, state.Version);
        var dossier = new CaseDossier(state, reporter?.Masked(), log, RecordLog.Verify(caseId, log, state.Version, stored.LogHash));
        var explained = new List<DeadlineProofView>(state.Deadlines.Count);
        foreach (var deadline in state.Deadlines) explained.Add(await proofs.ExplainAsync(deadline, cancellationToken));
        var view = CaseView.Of(state, reader, dossier.At) with { Reporter = dossier.Reporter, Allowed = [] };
        return new PreparedDossier(dossier, view, explained, stored.LogHash, (await reference.GetAsync(cancellationToken)).Data);
    }

    /// <summary>Writes it out; photos come straight from the storage.</summary>
    public async Task WriteAsync(PreparedDossier prepared, Stream output, CancellationToken cancellationToken)
    {
        var dossier = prepared.Dossier;
        await using var late = new LateWrites(output);
        await using var zip = await ZipArchive.CreateAsync(late, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        var file = new DossierFile(zip, dossier.At);
        await file.AddAsync("case.json", JsonSerializer.SerializeToUtf8Bytes(prepared.View, AnswerJson.Wire.CaseView), cancellationToken);
        await file.AddAsync("log.json", JsonSerializer.SerializeToUtf8Bytes(new DossierLog([.. dossier.Log.Select(DossierLogEntry.Of)]), AnswerJson.Wire.DossierLog), cancellationToken);
        await file.AddAsync("verification.json", JsonSerializer.SerializeToUtf8Bytes(dossier.Verification, AnswerJson.Wire.LogVerification), cancellationToken);
        foreach (var proof in prepared.Proofs)
            await file.AddAsync($"deadlines/{Word(proof.Kind)}.json", JsonSerializer.SerializeToUtf8Bytes(proof, AnswerJson.Wire.DeadlineProofView), cancellationToken);
        var pictures = new List<DossierPhoto>(dossier.State.Photos.Count);
        foreach (var photo in dossier.State.Photos) pictures.Add(await AddAsync(file, dossier.State.Id, photo, cancellationToken));
        await file.AddAsync("case.html", Encoding.UTF8.GetBytes(new DossierPage(prepared.Data).Of(dossier, pictures)), cancellationToken);
        var manifest = new DossierManifest(
            DossierManifest.FormatName, dossier.State.Id, dossier.State.Version, dossier.At, prepared.LogHash, dossier.Verification, DossierManifest.HashOfEntry, [.. file.Members], pictures);
        await file.AddAsync("manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, AnswerJson.Wire.DossierManifest), cancellationToken);
    }

    /// <summary>The picture as it was sent: only its bytes have the hash that is in the log.</summary>
    private async Task<DossierPhoto> AddAsync(DossierFile file, string caseId, Photo photo, CancellationToken cancellationToken)
    {
        await using var picture = await photos.OpenOriginalAsync(caseId, photo.PhotoId, cancellationToken);
        if (picture is null) return new DossierPhoto(photo.PhotoId, photo.Kind, photo.Sha256, Member: null, Intact: false);
        var name = $"photos/{photo.PhotoId}.{picture.MediaType.Split('/')[^1]}";
        var member = await file.AddAsync(name, picture.Content, CompressionLevel.NoCompression, cancellationToken);
        return new DossierPhoto(photo.PhotoId, photo.Kind, photo.Sha256, name, member.Sha256 == photo.Sha256);
    }

    private static string Word(DeadlineKind kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString());
}

/// <summary>A dossier of which all but the photos has been read.</summary>
/// <param name="LogHash">That the snapshot holds.</param>
public sealed record PreparedDossier(CaseDossier Dossier, CaseView View, IReadOnlyList<DeadlineProofView> Proofs, string LogHash, ReferenceData Data);
