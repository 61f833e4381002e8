using System.Security.Cryptography;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>A set that could be put in the place of the one in force: it has no problems.</summary>
/// <param name="Data">All sets, with this one in its place.</param>
/// <param name="Content">The set as it was sent.</param>
public sealed record ReferenceProposal(ReplaceableSet Set, ReferenceData Data, ReadOnlyMemory<byte> Content, ReferenceLedger Ledger)
{
    public string Edition => Set.EditionIn(Data);
}

/// <summary>Where sets are replaced: check together with the others, write the version, let the ledger name it.</summary>
public sealed class ReferenceDesk(ReferenceInForce inForce, ReferenceLoader loader, ReferenceStore store, TimeProvider clock)
{
    /// <summary>Numbers that were taken by changes that a crash kept from being accepted.</summary>
    private const int MostLostVersions = 50;

    /// <summary>Checks a set without changing anything.</summary>
    /// <exception cref="ReferenceDataException">It cannot be used; has every reason.</exception>
    public async Task<ReferenceProposal> ProposeAsync(ReplaceableSet set, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var rules = await inForce.LookAsync(cancellationToken);
        var others = rules.Version == rules.Ledger.Version
            ? rules.Data
            : await loader.ReadAsync(rules.Ledger.Changes.Where(c => c.Set != set.Name), cancellationToken);
        var problems = new List<ReferenceProblem>();
        if (set.Put(content, others, problems) is not { } data) throw new ReferenceDataException(problems);
        problems.AddRange([.. data.FindProblems(), .. EditionTaken(set, data, rules.Ledger), .. ContinuityChecks.Find(rules.Data, data)]);
        if (problems.Count == 0) return new ReferenceProposal(set, data, content, rules.Ledger);
        var lines = new JsonLines(content);
        throw new ReferenceDataException([.. problems.Select(p => p.File == set.File ? p with { Line = lines.Of(p.Place) } : p)]);
    }

    /// <summary>Puts it into force; what was accepted outlives a crash at any line.</summary>
    /// <param name="by"><c>sub</c> of the admin.</param>
    /// <exception cref="ConflictException">Another change came between.</exception>
    public async Task<ReferenceChange> AcceptAsync(ReferenceProposal proposal, string by, CancellationToken cancellationToken)
    {
        var version = await WriteAsync(proposal, cancellationToken);
        var change = new ReferenceChange(version, proposal.Set.Name, proposal.Edition, by, clock.Now(), HashOf(proposal.Set, proposal.Data));
        if (await store.TryAcceptAsync(proposal.Ledger, change, cancellationToken) is null)
            throw new ConflictException("Another change of the reference data was accepted at the same time; look at it, then send this one again.");
        _ = await inForce.LookAsync(CancellationToken.None);
        return change;
    }

    private async Task<long> WriteAsync(ReferenceProposal proposal, CancellationToken cancellationToken)
    {
        var first = proposal.Ledger.Version + 1;
        for (var version = first; version < first + MostLostVersions; version++)
        {
            if (await store.TryWriteVersionAsync(proposal.Set.Name, version, proposal.Content, cancellationToken)) return version;
        }

        throw new ConflictException("Too many changes were begun and not accepted; an operator has to look at the container of the reference data.");
    }

    /// <summary>Deadlines quote editions as their proof, so a name stands for one content for ever.</summary>
    private IEnumerable<ReferenceProblem> EditionTaken(ReplaceableSet set, ReferenceData data, ReferenceLedger ledger)
    {
        var (edition, hash) = (set.EditionIn(data), HashOf(set, data));
        var seed = (Edition: set.EditionIn(loader.Seeds), Hash: HashOf(set, loader.Seeds));
        return ledger.Changes.Where(c => c.Set == set.Name).Select(c => (c.Edition, Hash: c.Sha256)).Prepend(seed).Any(e => e.Edition == edition && e.Hash != hash)
            ? [new(set.File, "edition", $"'{edition}' stands for another content already; deadlines quote it, so give this one a name of its own.")]
            : [];
    }

    private static string HashOf(ReplaceableSet set, ReferenceData data) => Convert.ToHexStringLower(SHA256.HashData(set.Write(data)));
}
