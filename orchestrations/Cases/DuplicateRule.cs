namespace Xinjing.Serverless.Cases;

/// <summary>How near and how recent a case of the same category has to be for a report to be its likely duplicate.</summary>
/// <param name="WithinMetres">0 to 5 000; 0 suggests none of the category.</param>
/// <param name="WithinDays">Natural days since the other case was filed, 1 to 365.</param>
public sealed record DuplicateRule(int WithinMetres, int WithinDays)
{
    /// <summary>Where the reference data says nothing. A local choice: a road's width and its two corners; two weeks.</summary>
    public static DuplicateRule Usual { get; } = new(WithinMetres: 100, WithinDays: 14);
}
