using System.Net;
using Xinjing.Serverless.Tests.EndToEnd;
using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>What a patient client does: it sends the same request again until somebody says what became of it.</summary>
internal sealed class PatientClient
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private int _acknowledged;
    private int _repeated;

    /// <summary>Commands and reports that were answered with success.</summary>
    public int Acknowledged => Volatile.Read(ref _acknowledged);

    /// <summary>Sendings of a command after the first.</summary>
    public int Repeated => Volatile.Read(ref _repeated);

    /// <summary>Gives a command, or files a report, that has to succeed.</summary>
    public async Task<Answer> GiveAsync(Func<Task<Answer>> send)
    {
        var (answer, tries) = await UntilDefiniteAsync(send);
        Interlocked.Add(ref _repeated, tries - 1);
        Assert.True(answer.Status is HttpStatusCode.OK or HttpStatusCode.Created, $"{answer.Status} after {tries} tries: {answer.Body}");
        Interlocked.Increment(ref _acknowledged);
        return answer;
    }

    public static async Task<Answer> ReadAsync(Func<Task<Answer>> send) => (await UntilDefiniteAsync(send)).Answer;

    private static async Task<(Answer Answer, int Tries)> UntilDefiniteAsync(Func<Task<Answer>> send)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        for (var (tries, pause) = (1, TimeSpan.FromMilliseconds(100)); ; tries++, pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            if (await TryAsync(send) is { } answer && IsDefinite(answer)) return (answer, tries);
            await Task.Delay(pause, limit.Token);
        }
    }

    private static bool IsDefinite(Answer answer) =>
        answer.Status is < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests && !(answer.Status == HttpStatusCode.Conflict && answer.Code == "conflict");

    /// <summary><c>null</c> when nobody answered.</summary>
    private static async Task<Answer?> TryAsync(Func<Task<Answer>> send)
    {
        try
        {
            return await send();
        }
        catch (Exception none) when (!TestContext.Current.CancellationToken.IsCancellationRequested && none is HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }
}
