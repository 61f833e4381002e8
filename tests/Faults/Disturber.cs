using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>Pulls plugs while cases are on their way: after so many commands as the plan says, one disturbance after the other.</summary>
/// <param name="progress">Commands that were acknowledged so far.</param>
internal sealed class Disturber(FaultyTown town, FaultPlan plan, Func<int> progress)
{
    private static readonly TimeSpan Absence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Squall = TimeSpan.FromSeconds(5);

    /// <summary>In a squall of a service, most of what it is asked fails.</summary>
    private const double Rough = 15;

    public int WorkerKills { get; private set; }

    public int HostRestarts { get; private set; }

    /// <summary>Starts that the storage did not let succeed.</summary>
    public int FailedStarts { get; private set; }

    public int Squalls { get; private set; }

    public int Absences { get; private set; }

    /// <param name="commands">That there will be in all.</param>
    public async Task RunAsync(int commands, CancellationToken stopping)
    {
        var disturbances = plan.Shuffled<Func<Task>>([.. Repeat(KillAsync, 10), .. Repeat(RestartAsync, 5), .. Repeat(SquallAsync, 9), LeaveAsync]);
        var moments = plan.Moments(disturbances.Count, commands * 9 / 10);
        using var turns = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        foreach (var (moment, disturb) in moments.Zip(disturbances))
        {
            while (progress() < moment) await turns.WaitForNextTickAsync(stopping);
            await disturb();
        }
    }

    private static IEnumerable<Func<Task>> Repeat(Func<Task> disturb, int times) => Enumerable.Repeat(disturb, times);

    private Task KillAsync()
    {
        town.Town.Host.KillWorker();
        WorkerKills++;
        return Task.CompletedTask;
    }

    /// <summary>A host that does not come up is started again, as a platform does.</summary>
    private async Task RestartAsync()
    {
        await town.Town.CrashHostAsync();
        await Patience.HoldsAsync(async () =>
        {
            try
            {
                await town.Town.StartHostAsync(TestContext.Current.CancellationToken);
                return true;
            }
            catch (Exception) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
            {
                FailedStarts++;
                return false;
            }
        });
        HostRestarts++;
    }

    private async Task SquallAsync()
    {
        var service = FaultProxy.Services[Squalls++ % FaultProxy.Services.Count];
        town.Storage.Roughen(service, Rough);
        await Task.Delay(Squall, TestContext.Current.CancellationToken);
        town.Storage.Roughen(service, 1);
    }

    private async Task LeaveAsync()
    {
        town.Storage.IsGone = true;
        await Task.Delay(Absence, TestContext.Current.CancellationToken);
        town.Storage.IsGone = false;
        Absences++;
    }
}
