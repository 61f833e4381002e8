namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>Makes the next calls go wrong.</summary>
public sealed class StubFaults
{
    private readonly Lock _lock = new();
    private readonly Queue<(string? Call, Fault Fault)> _next = new();

    /// <summary>Every call waits for so long first.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>The next calls are answered with HTTP 500 before they do anything.</summary>
    /// <param name="call">Such as <c>message/send</c>; any when left out.</param>
    public void Fail(int count = 1, string? call = null) => Add(count, call, new Fault(Before: true, Results.StatusCode(StatusCodes.Status500InternalServerError)));

    /// <summary>The next calls are carried out, but nobody hears of it.</summary>
    public void LoseAnswer(int count = 1, string? call = null) => Add(count, call, new Fault(Before: false, Results.StatusCode(StatusCodes.Status502BadGateway)));

    /// <summary>The next calls are refused with this code.</summary>
    public void Refuse(int code, int count = 1, string? call = null) => Add(count, call, new Fault(Before: true, Results.Json(StubAnswers.Refused(code, "refused by the test"))));

    /// <summary>The next calls are answered by something on the way, with 200 and a page of its own.</summary>
    public void Intercept(int count = 1, string? call = null) => Add(count, call, new Fault(Before: true, Results.Text("<html>Sign in</html>", "text/html")));

    internal async Task<Fault?> NextAsync(string call)
    {
        if (Delay > TimeSpan.Zero) await Task.Delay(Delay);
        lock (_lock)
        {
            if (!_next.TryPeek(out var next) || (next.Call is not null && next.Call != call)) return null;
            return _next.Dequeue().Fault;
        }
    }

    private void Add(int count, string? call, Fault fault)
    {
        lock (_lock)
        {
            for (var i = 0; i < count; i++) _next.Enqueue((call, fault));
        }
    }

    /// <param name="Before">Instead of the call, not only of its answer.</param>
    internal sealed record Fault(bool Before, IResult Answer);
}
