using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Validates bearer tokens of the configured issuer and reads who acts: <c>sub</c>, and the claims of roles and unit.</summary>
public sealed class TokenReader
{
    private static readonly string[] Algorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };
    private readonly TokenValidationParameters _parameters;
    private readonly AuthOptions _options;
    private readonly ILookup<string, Role> _roles;

    public TokenReader(IOptions<AuthOptions> options)
    {
        _options = options.Value;
        _roles = RolesByName(_options.Roles);
        var authority = _options.Authority!;
        _parameters = new TokenValidationParameters
        {
            ConfigurationManager = new ConfigurationManager<OpenIdConnectConfiguration>(
                $"{authority.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration",
                new OpenIdConnectConfigurationRetriever(),
                new HttpDocumentRetriever { RequireHttps = !authority.IsLoopback }),
            ValidAudience = _options.Audience,
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
        var roles = result.ClaimsIdentity.FindAll(_options.RolesClaim).SelectMany(claim => _roles[claim.Value]).Distinct();
        return new Actor(sub, [.. roles], result.ClaimsIdentity.FindFirst(_options.UnitClaim)?.Value);
    }

    private static ILookup<string, Role> RolesByName(IDictionary<Role, string[]> named) => named.Count == 0
        ? Enum.GetValues<Role>().ToLookup(role => role.ToString(), StringComparer.OrdinalIgnoreCase)
        : named.SelectMany(role => role.Value.Select(name => (Name: name, Role: role.Key))).ToLookup(pair => pair.Name, pair => pair.Role, StringComparer.Ordinal);

    private static Exception Refusal(Exception? failure) => failure switch
    {
        SecurityTokenExpiredException => new UnauthenticatedException("The token has expired."),
        SecurityTokenInvalidAudienceException => new UnauthenticatedException("The token is for another audience."),
        SecurityTokenInvalidIssuerException => new UnauthenticatedException("The token is from another issuer."),
        SecurityTokenException or ArgumentException => new UnauthenticatedException("The token cannot be trusted."),
        _ => new IssuerUnavailableException(),
    };
}
