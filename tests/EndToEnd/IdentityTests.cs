using System.Net;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xinjing.Serverless.Localhost.Town;
using Xunit;

namespace Xinjing.Serverless.Tests.EndToEnd;

[Collection(TownTests.Name)]
public sealed class IdentityTests(TownFixture fixture)
{
    private static readonly string[] OpenToAnybody = ["GetHealth", "GetOpenApi", "VerifyWeComUrl", "ReceiveWeComCallback", "GetHandIn", "TakeHandIn"];
    private readonly LocalTown _town = fixture.Town;

    [Fact]
    public async Task Every_other_function_needs_a_token()
    {
        using var nobody = new TownCaller(_town, "", []) { Token = "" };
        var paths = _town.Host.Functions.Where(f => f.Route is not null && !OpenToAnybody.Contains(f.Name, StringComparer.Ordinal)).ToList();
        Assert.True(paths.Count >= 10);
        foreach (var function in paths)
        {
            var path = $"/api/{function.Route!.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)}";
            var answer = await nobody.SendAsync(new HttpMethod(function.Methods[0].ToUpperInvariant()), path, content: null);
            Assert.True(answer.Status == HttpStatusCode.Unauthorized, $"{function.Name}: {answer.Status}");
            Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.ToString());
        }
    }

    [Fact]
    public async Task Anybody_may_ask_for_health_and_contract()
    {
        using var nobody = new TownCaller(_town, "", []) { Token = "" };
        var health = await nobody.GetAsync("/api/health");
        Assert.Equal((HttpStatusCode.OK, "ok", "ok", "ok"), (health.Status, health.Text("status"), health.Text("storage"), health.Text("engine")));
        Assert.Equal("3.1.0", (await nobody.GetAsync("/api/openapi.json")).Text("openapi"));
    }

    [Theory]
    [InlineData("/api/cases", HttpStatusCode.OK)]
    [InlineData("/api/cases/XJ260302AAAAAAAAAAA", HttpStatusCode.NotFound)]
    [InlineData("/api/health", HttpStatusCode.OK)]
    public async Task No_browser_and_no_cache_may_do_anything_with_an_answer(string path, HttpStatusCode status)
    {
        using var supervisor = TownCaller.Supervisor(_town);
        var answer = await supervisor.GetAsync(path);
        Assert.Equal(status, answer.Status);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'", answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.Equal("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.True(answer.Headers.CacheControl is { Private: true, NoStore: true });
    }

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        using var stranger = new DevelopmentIssuer();
        await RefusedAsync(stranger.Issue(_town.Authority, "sun", ["supervisor"]));
        await RefusedAsync(_town.Issuer.Issue(new Uri("http://127.0.0.1:1/dev"), "sun", ["supervisor"]));
    }

    [Fact]
    public async Task A_token_without_signature_is_refused() =>
        await RefusedAsync(new JsonWebTokenHandler().CreateToken(Descriptor(DateTime.UtcNow.AddHours(1), DevelopmentIssuer.Audience, credentials: null)));

    [Fact]
    public async Task A_token_that_has_expired_or_is_for_another_audience_is_refused()
    {
        await RefusedAsync(_town.Issuer.Issue(_town.Authority, "sun", ["supervisor"], lifetime: TimeSpan.FromHours(-1)));
        await RefusedAsync(_town.Issuer.Issue(_town.Authority, "sun", ["supervisor"], audience: "another-application"));
    }

    [Fact]
    public async Task A_token_signed_with_the_public_key_as_a_secret_is_refused()
    {
        using var http = new HttpClient();
        var keys = JsonNode.Parse(await http.GetStringAsync(new Uri($"{_town.Authority}/keys"), TestContext.Current.CancellationToken))!;
        var secret = new SymmetricSecurityKey(Base64UrlEncoder.DecodeBytes(keys["keys"]![0]!["n"]!.ToString())) { KeyId = "development" };
        await RefusedAsync(new JsonWebTokenHandler().CreateToken(
            Descriptor(DateTime.UtcNow.AddHours(1), DevelopmentIssuer.Audience, new SigningCredentials(secret, SecurityAlgorithms.HmacSha256))));
    }

    [Fact]
    public async Task Nobody_may_call_themselves_the_system() =>
        await RefusedAsync(_town.Issuer.Issue(_town.Authority, "@system", ["admin"]));

    [Fact]
    public async Task Dead_letters_are_for_the_admin()
    {
        using var supervisor = TownCaller.Supervisor(_town);
        Assert.Equal(HttpStatusCode.Forbidden, (await supervisor.GetAsync("/api/dead-letters")).Status);
    }

    private SecurityTokenDescriptor Descriptor(DateTime expires, string audience, SigningCredentials? credentials) => new()
    {
        Issuer = _town.Authority.AbsoluteUri,
        Audience = audience,
        Expires = expires,
        Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = "sun", ["roles"] = new[] { "supervisor" } },
        SigningCredentials = credentials,
    };

    private async Task RefusedAsync(string token)
    {
        using var caller = new TownCaller(_town, "", []) { Token = token };
        var answer = await caller.GetAsync("/api/cases");
        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, answer.Code));
    }
}
