using System.Diagnostics;
using System.Globalization;
using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Alone on the machine, so that what is slow is so by the plan.</summary>
[CollectionDefinition(nameof(FaultTests), DisableParallelization = true)]
public sealed class FaultTestCollection;

/// <summary>Some hundred cases on a storage that fails in every way, while workers are killed and hosts restarted.</summary>
[Collection(nameof(FaultTests))]
public sealed class FaultTests(ITestOutputHelper output)
{
    private const int AtATime = 12;

    /// <summary>A multiple of ten.</summary>
    private static readonly int Cases = Setting("FAULT_CASES", 500);

    private static readonly int Seed = Setting("FAULT_SEED", 20261126);

    [Fact]
    public async Task Every_case_ends_right_and_nothing_is_lost_or_said_twice()
    {
        var (started, plan, client) = (Stopwatch.StartNew(), new FaultPlan(Seed), new PatientClient());
        await using var town = await FaultyTown.StartAsync(plan);
        var runs = Enumerable.Range(0, Cases).Select(n => new CaseRun(town, client, n, Course.All[n % Course.All.Count])).ToList();
        var disturber = new Disturber(town, plan, () => client.Acknowledged);
        var listeners = new Listeners(town);
        var aftermath = new Aftermath(town, listeners, runs);
        try
        {
            town.Storage.IsBad = true;
            await GoAsync(runs, disturber);
            town.Storage.IsBad = false;
            await aftermath.QuietAsync();
            var logs = await aftermath.LogsAsync();
            Assert.Empty(await aftermath.WrongAsync(logs));
            Assert.Empty(Listeners.Differences(logs.Values.SelectMany(log => log.Select(entry => entry!["hash"]!.ToString())), listeners.OnTopic()));
            Assert.Empty(Listeners.Differences(logs.SelectMany(log => Listeners.NoticesOf(log.Key, log.Value)), listeners.InChat()));
            // The engine loses one in a thousand; more would be something else.
            Assert.InRange(aftermath.Helped, 0, 5);
        }
        finally
        {
            Print(Figures(started.Elapsed, client, disturber, aftermath, listeners, town));
        }
    }

    /// <summary>Takes all cases to their ends; the last two of ten go together, so that one can be merged into the other.</summary>
    private static async Task GoAsync(List<CaseRun> runs, Disturber disturber)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var disturbing = disturber.RunAsync(runs.Sum(run => run.Course.Steps.Count + 1), stopping.Token);
        var groups = runs.Chunk(Course.All.Count).SelectMany(ten => ten.SkipLast(2).Select(run => new[] { run }).Append([.. ten.TakeLast(2)]));
        var going = Parallel.ForEachAsync(groups, new ParallelOptions { MaxDegreeOfParallelism = AtATime, CancellationToken = stopping.Token }, async (group, _) =>
        {
            foreach (var run in group) await run.FileAsync();
            foreach (var run in group.Reverse()) await run.GoOnAsync(group[0].Id);
        });
        // A case that fails ends the disturbances too, and what disturbs may fail as well.
        await (await Task.WhenAny(going, disturbing));
        await Task.WhenAll(going, disturbing);
    }

    private static FaultFigures Figures(TimeSpan took, PatientClient client, Disturber disturber, Aftermath aftermath, Listeners listeners, FaultyTown town) => new FaultFigures()
        .Add("seed", $"{Seed}")
        .Add("cases", $"{Cases}")
        .Add("commands acknowledged", $"{client.Acknowledged}")
        .Add("commands sent again", $"{client.Repeated}")
        .Add("worker kills", $"{disturber.WorkerKills}")
        .Add("host restarts (starts that failed)", $"{disturber.HostRestarts} ({disturber.FailedStarts})")
        .Add("squalls, five seconds each", $"{disturber.Squalls}")
        .Add("minutes without storage", $"{disturber.Absences}")
        .Add("orchestrations that the watchdog ended", $"{aftermath.Helped}")
        .Add("events on the topic", $"{listeners.OnTopic().Count}")
        .Add("notices in the chat (sends)", $"{listeners.InChat().Count} ({town.Town.Chat.Delivered.Count})")
        .Add("minutes", $"{took.TotalMinutes:F1}")
        .Add(town.Storage);

    /// <summary>Into the test's output, and into a file for who sees only the console's last line.</summary>
    private void Print(FaultFigures figures)
    {
        output.WriteLine(figures.ToString());
        var file = Path.Combine(AppContext.BaseDirectory, "TestResults", "faults.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, figures.ToString());
    }

    private static int Setting(string name, int usual) => int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var set) ? set : usual;
}
