using System.CommandLine;
using System.Globalization;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Simulation;

namespace Xinjing.Serverless.Localhost.Simulation;

/// <summary>What every simulation is asked for, and how it refuses what it cannot run: in a line on standard error, with the exit code 1.</summary>
internal abstract class SimulationCommand : Command
{
    private readonly Option<string> _from = new("--from") { Description = "First day, such as 2026-02-01.", Required = true };
    private readonly Option<int> _days;
    private readonly Option<long> _seed = new("--seed") { Description = "The same seed gives the same draws.", DefaultValueFactory = _ => 1 };
    private readonly Option<FileInfo> _behaviour;

    /// <param name="behaviour">The model's file in <c>seeds/</c>.</param>
    protected SimulationCommand(string name, string description, int days, string behaviour)
        : base(name, description)
    {
        _days = new Option<int>("--days") { Description = $"How many days, 1 to {SimulatedPeriod.MostDays}.", DefaultValueFactory = _ => days };
        _behaviour = new Option<FileInfo>("--behaviour") { Description = "How people behave.", DefaultValueFactory = _ => new FileInfo(Path.Combine(Seeds, behaviour)) };
        foreach (var option in new Option[] { _from, _days, _seed, _behaviour }) Options.Add(option);
        SetAction(RunAsync);
    }

    protected static string Seeds { get; } = Path.Combine(Repository.Root, "seeds");

    /// <exception cref="FormatException">It cannot be run; the message says what to change.</exception>
    protected abstract Task SimulateAsync(ParseResult result, CancellationToken cancellationToken);

    /// <exception cref="FormatException">It is no day.</exception>
    protected DateOnly ReadFrom(ParseResult result) =>
        DateOnly.TryParseExact(result.GetValue(_from), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) && from.Year is >= 2000 and <= 2099
            ? from
            : throw new FormatException("--from takes a day between 2000 and 2099, such as 2026-02-01.");

    /// <exception cref="FormatException">There are so many, or so few.</exception>
    protected int ReadDays(ParseResult result) =>
        result.GetValue(_days) is >= 1 and <= SimulatedPeriod.MostDays and var days ? days : throw new FormatException($"--days takes 1 to {SimulatedPeriod.MostDays}.");

    protected long ReadSeed(ParseResult result) => result.GetValue(_seed);

    protected Task<T> ReadBehaviourAsync<T>(ParseResult result, Func<ReadOnlySpan<byte>, string, T> read, CancellationToken cancellationToken) =>
        ReadAsync(result.GetValue(_behaviour)!, read, cancellationToken);

    protected static async Task<T> ReadAsync<T>(FileInfo file, Func<ReadOnlySpan<byte>, string, T> read, CancellationToken cancellationToken) =>
        read(await File.ReadAllBytesAsync(file.FullName, cancellationToken), $"{file}");

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        try
        {
            await SimulateAsync(result, cancellationToken);
            return 0;
        }
        catch (Exception wrong) when (wrong is ReferenceDataException or FormatException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            await result.InvocationConfiguration.Error.WriteLineAsync(wrong is ReferenceDataException several ? string.Join('\n', several.Problems) : wrong.Message);
            return 1;
        }
    }
}
