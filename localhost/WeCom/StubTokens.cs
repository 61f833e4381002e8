using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Xinjing.Serverless.Localhost.WeCom;

/// <summary>Access tokens: good for two hours, or until somebody says otherwise.</summary>
internal sealed class StubTokens(TimeProvider clock, StubAccount account)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(7200);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);
    private int _fetched;

    public int Fetched => _fetched;

    public JsonObject Fetch(string corpId, string secret)
    {
        if (corpId != account.CorpId) return StubAnswers.Refused(40013, "invalid corpid");
        if (secret != account.Secret) return StubAnswers.Refused(40001, "invalid credential");
        var token = $"token-{Interlocked.Increment(ref _fetched)}-{Guid.NewGuid():N}";
        _until[token] = clock.GetUtcNow() + Lifetime;
        var answer = StubAnswers.Ok();
        (answer["access_token"], answer["expires_in"]) = (token, (int)Lifetime.TotalSeconds);
        return answer;
    }

    /// <returns><c>null</c> for a token that is good.</returns>
    public JsonObject? Check(string token)
    {
        if (!_until.TryGetValue(token, out var until)) return StubAnswers.Refused(40014, "invalid access_token");
        return clock.GetUtcNow() < until ? null : StubAnswers.Refused(42001, "access_token expired");
    }

    public void Expire()
    {
        foreach (var token in _until.Keys) _until[token] = DateTimeOffset.MinValue;
    }
}
