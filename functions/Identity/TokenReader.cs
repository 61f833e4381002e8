using System.Security.Claims;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Validates bearer tokens of the configured issuer and reads who acts: <c>sub</c>, <c>roles</c>, <c>unit</c>.</summary>
public sealed class TokenReader
{
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private static readonly Dictionary<string, Role> Roles =
        Enum.GetValues<Role>().ToDictionary(role => role.ToString(), StringComparer.OrdinalIgnoreCase);

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;

    public TokenReader(IOptions<AuthOptions> options)
    {
        var authority = options.Value.Authority!;
        _parameters = new TokenValidationParameters
        {
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !authority.IsLoopback }),
            ValidAudience = options.Value.Audience,
            ValidAlgorithms = Algorithms,
            ValidTypes = ["JWT", "at+jwt"],
            ClockSkew = TimeSpan.FromMinutes(1),
        };
    }

    /// <exception cref="UnauthenticatedException">The token cannot be trusted, or names nobody.</exception>
    /// <exception cref="IssuerUnavailableException">Nobody can tell.</exception>
    public async Task<Actor> ReadAsync(string token)
    {
        var result = await _handler.ValidateTokenAsync(token, _parameters);
        if (!result.IsValid) throw Refusal(result.Exception);
        var sub = result.ClaimsIdentity.FindFirst(JwtRegisteredClaimNames.Sub)?.Value;
        if (string.IsNullOrEmpty(sub) || sub[0] == '@') throw new UnauthenticatedException("The token's 'sub' names nobody.");
        return new Actor(sub, [.. result.ClaimsIdentity.FindAll("roles").SelectMany(Known)], result.ClaimsIdentity.FindFirst("unit")?.Value);
    }

    private static IEnumerable<Role> Known(Claim claim) => Roles.TryGetValue(claim.Value, out var role) ? [role] : [];

    private static Exception Refusal(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => new UnauthenticatedException("The token has expired."),
        SecurityTokenInvalidAudienceException => new UnauthenticatedException("The token is for another audience."),
        SecurityTokenInvalidIssuerException => new UnauthenticatedException("The token is from another issuer."),
        SecurityTokenException or ArgumentException => new UnauthenticatedException("The token cannot be trusted."),
        _ => new IssuerUnavailableException(),
    };
}
