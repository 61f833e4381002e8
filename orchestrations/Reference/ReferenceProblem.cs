namespace Xinjing.Serverless.Reference;

/// <summary>One thing to change in the reference data.</summary>
/// <param name="File">Name of the set's file, as in <c>seeds/</c>, also where the set did not come from a file.</param>
/// <param name="Place">Where in it, such as <c>grids[3].polygon</c>.</param>
/// <param name="Change">What is wrong and what to do.</param>
public sealed record ReferenceProblem(string File, string Place, string Change)
{
    /// <summary>From 1; <c>null</c> where no text was sent.</summary>
    public int? Line { get; init; }

    public override string ToString() => $"{File}: {Place}: {Change}";
}

/// <summary>Reference data cannot be used as it is; <see cref="Problems"/> has every reason.</summary>
public sealed class ReferenceDataException(IReadOnlyList<ReferenceProblem> problems)
    : Exception($"The reference data has {problems.Count} problem(s):\n{string.Join('\n', problems)}")
{
    public IReadOnlyList<ReferenceProblem> Problems { get; } = problems;
}
