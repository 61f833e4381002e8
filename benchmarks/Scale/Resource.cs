namespace Xinjing.Serverless.Benchmarks.Scale;

/// <summary>Something that a deployment has one of.</summary>
/// <param name="PerCase">What a case takes of it, measured or counted (docs/scale.md says which).</param>
/// <param name="PerSecond">What it gives, published or measured.</param>
internal sealed record Resource(string Name, double PerCase, double PerSecond)
{
    /// <summary>The platform adds another one by itself.</summary>
    public bool IsElastic { get; init; }

    public double UseAt(Load load) => load.CasesASecond * PerCase / PerSecond;

    /// <summary>Cases a day at which nothing is left in the morning.</summary>
    public double MostCasesADay(Load load) => load.CasesADay / UseAt(load);
}
