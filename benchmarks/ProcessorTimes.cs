using System.Diagnostics;
using Xinjing.Serverless.Benchmarks.Contenders;
using Xinjing.Serverless.Benchmarks.Results;
using Xinjing.Serverless.Localhost.Hosting.Storage;

namespace Xinjing.Serverless.Benchmarks;

/// <summary>What the processes have used so far: other work on the machine disturbs it less than the clock.</summary>
internal sealed record ProcessorTimes(TimeSpan Emulator, TimeSpan Host, TimeSpan Worker)
{
    public static ProcessorTimes Now(AzuriteProcess azurite, Contender contender) =>
        new(Of(azurite.ProcessId), Of(Environment.ProcessId), Of(contender.WorkerProcessId));

    public TimedCases Since(ProcessorTimes before, int cases, TimeSpan elapsed) =>
        new(cases, elapsed, Emulator - before.Emulator, Host - before.Host, Worker - before.Worker);

    private static TimeSpan Of(int processId)
    {
        using var process = Process.GetProcessById(processId);
        return process.TotalProcessorTime;
    }
}
