namespace Xinjing.Serverless.Reference;

/// <summary>Finds what deadlines were computed with, also when it is no longer in force.</summary>
public sealed class ReferenceArchive(ReferenceInForce inForce, ReferenceLoader loader)
{
    /// <summary>Data that has the set of this edition in it; <c>null</c> where it was never accepted here.</summary>
    public async Task<ReferenceData?> FindAsync(ReplaceableSet set, string? edition, CancellationToken cancellationToken)
    {
        if (edition is null) return null;
        var rules = await inForce.GetAsync(cancellationToken);
        if (set.EditionIn(rules.Data) == edition) return rules.Data;
        if (rules.Ledger.Changes.FirstOrDefault(c => c.Set == set.Name && c.Edition == edition) is { } change)
            return await loader.ReadAsync([change], cancellationToken);
        return set.EditionIn(loader.Seeds) == edition ? loader.Seeds : null;
    }
}
