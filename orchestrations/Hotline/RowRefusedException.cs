namespace Xinjing.Serverless.Hotline;

/// <summary>A row cannot become a case; the others can.</summary>
public sealed class RowRefusedException(RowProblem problem) : Exception(problem.Reason)
{
    public RowProblem Problem { get; } = problem;
}
