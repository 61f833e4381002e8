using System.Diagnostics;

namespace Xinjing.Serverless.Benchmarks.Micro;

/// <summary>Times something short: repeated until a run takes long enough, and the best of some runs counts.</summary>
internal static class StopWatch
{
    private const int Runs = 7;
    private static readonly TimeSpan Enough = TimeSpan.FromMilliseconds(200);

    /// <summary>Of one call.</summary>
    public static double NanosecondsOf(Action operation)
    {
        var times = 1;
        while (Time(operation, times) < Enough) times *= 2;
        return Enumerable.Range(0, Runs).Min(_ => Time(operation, times).TotalNanoseconds) / times;
    }

    private static TimeSpan Time(Action operation, int times)
    {
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++) operation();
        return Stopwatch.GetElapsedTime(start);
    }
}
