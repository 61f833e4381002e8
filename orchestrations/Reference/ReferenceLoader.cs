using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Reference;

/// <summary>Makes reference data from the seeds and the sets that were put in their place.</summary>
public sealed class ReferenceLoader(ReferenceData seeds, ReferenceStore store)
{
    public ReferenceData Seeds => seeds;

    /// <exception cref="ReferenceDataException">A set cannot be read, or the sets do not hold together.</exception>
    public async Task<ReferenceData> LoadAsync(IReadOnlyList<ReferenceChange> changes, CancellationToken cancellationToken)
    {
        var data = await ReadAsync(changes, cancellationToken);
        return data.FindProblems() is { Count: > 0 } problems ? throw new ReferenceDataException(problems) : data;
    }

    /// <summary>The same without checking the sets together.</summary>
    /// <exception cref="ReferenceDataException">A set cannot be read.</exception>
    public async Task<ReferenceData> ReadAsync(IEnumerable<ReferenceChange> changes, CancellationToken cancellationToken)
    {
        var data = seeds;
        foreach (var change in changes.GroupBy(c => c.Set, StringComparer.Ordinal).Select(of => of.Last()))
            data = await ReadAsync(change, data, cancellationToken);
        return data;
    }

    private async Task<ReferenceData> ReadAsync(ReferenceChange change, ReferenceData data, CancellationToken cancellationToken)
    {
        var problems = new List<ReferenceProblem>();
        if (!ReplaceableSet.TryFind(change.Set, out var set)) problems.Add(new(change.Set, "the whole set", "A newer release knows this set; this one does not."));
        else if (set.Put(await store.ReadVersionAsync(change.Set, change.Version, cancellationToken), data, problems) is { } changed) return changed;
        throw new ReferenceDataException(problems);
    }
}
