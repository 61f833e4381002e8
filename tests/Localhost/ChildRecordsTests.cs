using System.Diagnostics;
using Xinjing.Serverless.Localhost.Hosting.Processes;
using Xunit;

namespace Xinjing.Serverless.Tests.Localhost;

/// <summary>Children of a killed host end at the next start, and nobody else does.</summary>
public sealed class ChildRecordsTests
{
    [Fact]
    public async Task A_child_whose_owner_is_gone_is_ended()
    {
        using var child = Sleeper();
        var record = ChildRecords.Write(child);
        // A process id that no process has: as if the owner had been killed.
        var lines = await File.ReadAllLinesAsync(record);
        await File.WriteAllLinesAsync(record, [$"{int.MaxValue} 0", lines[1]]);
        ChildRecords.EndOrphans();
        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.False(File.Exists(record));
    }

    [Fact]
    public async Task A_child_whose_owner_lives_goes_on()
    {
        using var child = Sleeper();
        var record = ChildRecords.Write(child);
        ChildRecords.EndOrphans();
        Assert.False(child.HasExited);
        child.Kill();
        await child.WaitForExitAsync();
        File.Delete(record);
    }

    [Fact]
    public async Task A_process_that_only_has_a_childs_old_id_goes_on()
    {
        using var stranger = Sleeper();
        var record = ChildRecords.Write(stranger);
        await File.WriteAllLinesAsync(record, [$"{int.MaxValue} 0", $"{stranger.Id} 1000"]);
        ChildRecords.EndOrphans();
        Assert.False(stranger.HasExited);
        Assert.False(File.Exists(record));
        stranger.Kill();
        await stranger.WaitForExitAsync();
    }

    [Fact]
    public async Task A_child_that_ends_leaves_no_record()
    {
        var lines = new List<string>();
        using var child = ChildProcess.Start(new ProcessStartInfo("node") { ArgumentList = { "-e", "console.log('said'); process.exit(3)" } }, lines.Add);
        Assert.Equal(3, await child.Exited);
        Assert.Equal(["said"], lines);
    }

    private static Process Sleeper() => Process.Start(new ProcessStartInfo("node") { ArgumentList = { "-e", "setInterval(() => {}, 1000)" } })!;
}
