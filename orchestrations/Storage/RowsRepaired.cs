namespace Xinjing.Serverless.Storage;

/// <summary>What putting right has come to.</summary>
/// <param name="Written">Rows that were missing, or said something else than their record.</param>
/// <param name="Removed">Rows that no record asks for.</param>
public readonly record struct RowsRepaired(int Written, int Removed);
