namespace Xinjing.Serverless.Storage;

/// <summary>What putting right has come to.</summary>
/// <param name="Written">Rows that were missing, or said something else than their record.</param>
/// <param name="Removed">Rows that no record asks for.</param>
public sealed record RowsRepaired(int Written, int Removed)
{
    public static RowsRepaired None { get; } = new(0, 0);
}
