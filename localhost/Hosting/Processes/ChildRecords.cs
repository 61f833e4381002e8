using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Xinjing.Serverless.Localhost.Hosting.Processes;

/// <summary>
/// One small file per running child: owner and child, each with process id and start time. A child whose owner is gone is
/// ended at the next start. Both start times must match, so a process that merely got the same id is left alone.
/// </summary>
internal static class ChildRecords
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"xinjing-localhost-{Environment.UserName}");

    public static string Write(Process child)
    {
        Directory.CreateDirectory(Folder);
        using var owner = Process.GetCurrentProcess();
        var path = Path.Combine(Folder, $"{owner.Id}-{child.Id}");
        File.WriteAllLines(path, child.HasExited ? [] : [Describe(owner), Describe(child)]);
        return path;
    }

    /// <summary>Ends children whose owner was killed; says how many.</summary>
    public static int EndOrphans()
    {
        if (!Directory.Exists(Folder)) return 0;
        return Directory.GetFiles(Folder).Count(EndIfOrphan);
    }

    private static bool EndIfOrphan(string path)
    {
        var lines = ReadAllLines(path);
        if (lines.Length != 2) return false;
        using var owner = Find(lines[0]);
        if (owner is not null) return false;
        using var child = Find(lines[1]);
        child?.Kill(entireProcessTree: true);
        File.Delete(path);
        return child is not null;
    }

    private static string[] ReadAllLines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (IOException)
        {
            // Another host is writing or deleting it at this moment: then it isn't an orphan's.
            return [];
        }
    }

    private static string Describe(Process process) =>
        string.Create(CultureInfo.InvariantCulture, $"{process.Id} {new DateTimeOffset(process.StartTime).ToUnixTimeSeconds()}");

    private static Process? Find(string description)
    {
        var parts = description.Split(' ');
        try
        {
            var process = Process.GetProcessById(int.Parse(parts[0], CultureInfo.InvariantCulture));
            var started = new DateTimeOffset(process.StartTime).ToUnixTimeSeconds();
            // The start time is computed from the machine's uptime and may differ by a second between two readers.
            if (Math.Abs(started - long.Parse(parts[1], CultureInfo.InvariantCulture)) <= 1) return process;
            process.Dispose();
            return null;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }
}
