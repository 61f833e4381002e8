using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>Finds what deadlines were computed with, also when it is no longer in force.</summary>
public sealed class ReferenceArchive(ReferenceInForce inForce, ReferenceLoader loader, ReferenceStore store)
{
    /// <summary>Keeps the seeds that deadlines are explained with: the next release may come with others.</summary>
    public Task KeepSeedsAsync(CancellationToken cancellationToken) => Task.WhenAll(
        from set in (IEnumerable<ReplaceableSet>)[ReplaceableSet.Calendar, ReplaceableSet.ServiceLevels]
        select store.KeepSeedAsync(set.Name, set.EditionIn(loader.Seeds), set.Write(loader.Seeds), cancellationToken));

    /// <summary>Data that has the set of this edition in it; <c>null</c> where it never counted here.</summary>
    public async Task<ReferenceData?> FindAsync(ReplaceableSet set, string? edition, CancellationToken cancellationToken)
    {
        if (edition is null) return null;
        var rules = await inForce.GetAsync(cancellationToken);
        if (set.EditionIn(rules.Data) == edition) return rules.Data;
        if (rules.Ledger.Changes.FirstOrDefault(c => c.Set == set.Name && c.Edition == edition) is { } change)
            return await loader.ReadAsync([change], cancellationToken);
        if (set.EditionIn(loader.Seeds) == edition) return loader.Seeds;
        return await store.FindSeedAsync(set.Name, edition, cancellationToken) is { } kept ? set.Put(kept, loader.Seeds, []) : null;
    }
}
