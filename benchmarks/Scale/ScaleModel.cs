namespace Xinjing.Serverless.Benchmarks.Scale;

/// <summary>The arithmetic behind docs/scale.md: what a case takes, against what one of everything gives.</summary>
internal static class ScaleModel
{
    public static IReadOnlyList<Load> Loads { get; } =
    [
        new("a town", 100),
        new("a district of ten towns", 1_000),
        new("a city", 25_000),
        new("a city in a typhoon", 250_000),
        new("a country", 1_400_000),
    ];

    /// <summary>One instance of one core, one hub with its four partitions, one account, one namespace.</summary>
    public static IReadOnlyList<Resource> Resources { get; } =
    [
        new("processor of one instance", PerCase: 0.073, PerSecond: 1) { IsElastic = true },
        new("engine, four partitions", PerCase: 4, PerSecond: 120),
        new("index partition of a town", PerCase: 52, PerSecond: 2_000),
        new("storage account", PerCase: 53, PerSecond: 20_000),
        new("Service Bus Standard", PerCase: 27, PerSecond: 1_000),
    ];
}
