using System.Diagnostics;

namespace Xinjing.Serverless.Localhost.Hosting.Processes;

/// <summary>A process of ours: its output is read line by line, and a record on disk lets a later start end it should we be killed.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process process;

    private ChildProcess(Process process)
    {
        this.process = process;
        Id = process.Id;
        Exited = WaitAsync(ChildRecords.Write(process));
    }

    public int Id { get; }

    /// <summary>Completes with the exit code, after the last line of output was read.</summary>
    public Task<int> Exited { get; }

    public static ChildProcess Start(ProcessStartInfo info, Action<string> onLine)
    {
        info.RedirectStandardInput = true;
        info.RedirectStandardOutput = true;
        info.RedirectStandardError = true;
        info.UseShellExecute = false;
        var started = new Process { StartInfo = info };
        started.OutputDataReceived += (_, e) => Pass(e.Data, onLine);
        started.ErrorDataReceived += (_, e) => Pass(e.Data, onLine);
        started.Start();
        var child = new ChildProcess(started);
        started.BeginOutputReadLine();
        started.BeginErrorReadLine();
        return child;
    }

    /// <summary>Closes the standard input: the sign to end for a child that watches it.</summary>
    public void CloseInput() => process.StandardInput.Close();

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in between.
        }
    }

    /// <summary>Waits for the end that was asked for by other means, and kills when it doesn't come in time.</summary>
    public async Task EndAsync(TimeSpan grace)
    {
        try
        {
            await Exited.WaitAsync(grace);
        }
        catch (TimeoutException)
        {
            Kill();
            await Exited;
        }
    }

    public void Dispose() => Kill();

    private static void Pass(string? line, Action<string> onLine)
    {
        if (line is not null) onLine(line);
    }

    private async Task<int> WaitAsync(string record)
    {
        using (process)
        {
            await process.WaitForExitAsync();
            File.Delete(record);
            return process.ExitCode;
        }
    }
}
