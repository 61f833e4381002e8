namespace Xinjing.Serverless.Benchmarks.Scale;

/// <summary>How many cases come in.</summary>
/// <param name="CasesADay">From report to closure.</param>
internal sealed record Load(string Name, int CasesADay)
{
    /// <summary>Half of a day's work comes within three hours of the morning, after the hotline's batch.</summary>
    private const double MorningShare = 0.5;

    private static readonly TimeSpan Morning = TimeSpan.FromHours(3);

    public double CasesASecond => CasesADay * MorningShare / Morning.TotalSeconds;
}
