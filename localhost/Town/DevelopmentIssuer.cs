using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>
/// An OIDC issuer for one machine: discovery, keys, and tokens for whoever asks. The application validates them like those of
/// any other issuer; it must never be reachable from outside, which is why it listens on the loopback address only.
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    public const string Audience = "xinjing";
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly RSA _key;
    private readonly SigningCredentials _credentials;
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <param name="keyFile">Keeps the key, so that tokens outlive a restart; <c>null</c> for a key of this run only.</param>
    public DevelopmentIssuer(string? keyFile = null)
    {
        _key = LoadOrCreate(keyFile);
        _credentials = new SigningCredentials(new RsaSecurityKey(_key) { KeyId = "development" }, SecurityAlgorithms.RsaSha256);
    }

    /// <summary>The <c>iss</c> of its tokens, for the setting <c>Auth__Authority</c>.</summary>
    public static Uri Authority(Uri baseAddress) => new(baseAddress, "/dev");

    /// <param name="authority">One and the same for every token, by whatever name the issuer is called.</param>
    public void Map(IEndpointRouteBuilder routes, Uri authority)
    {
        routes.MapGet("/dev/.well-known/openid-configuration", () => Results.Json(Discovery(authority)));
        routes.MapGet("/dev/keys", () => Results.Json(new { keys = new[] { Key() } }));
        routes.MapGet("/dev/token", (HttpRequest request) => Results.Json(Answer(request, authority)));
    }

    /// <summary>A token for twelve hours, unless said otherwise.</summary>
    public string Issue(
        Uri authority, string sub, IReadOnlyList<string> roles, string? unit = null, string audience = Audience, TimeSpan? lifetime = null)
    {
        var claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = sub, ["roles"] = roles };
        if (unit is not null) claims["unit"] = unit;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        return _handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = authority.AbsoluteUri,
            Audience = audience,
            IssuedAt = now,
            Expires = now + (lifetime ?? Lifetime),
            Claims = claims,
            SigningCredentials = _credentials,
        });
    }

    public void Dispose() => _key.Dispose();

    private static Dictionary<string, object> Discovery(Uri authority) => new(StringComparer.Ordinal)
    {
        ["issuer"] = authority.AbsoluteUri,
        ["jwks_uri"] = $"{authority.AbsoluteUri}/keys",
        ["token_endpoint"] = $"{authority.AbsoluteUri}/token",
        ["response_types_supported"] = new[] { "token" },
        ["subject_types_supported"] = new[] { "public" },
        ["id_token_signing_alg_values_supported"] = new[] { SecurityAlgorithms.RsaSha256 },
    };

    private static RSA LoadOrCreate(string? keyFile)
    {
        var key = RSA.Create(2048);
        if (keyFile is null) return key;
        if (File.Exists(keyFile)) key.ImportFromPem(File.ReadAllText(keyFile));
        else Write(keyFile, key.ExportPkcs8PrivateKeyPem());
        return key;
    }

    /// <summary>For nobody else to read, where the file system knows of others.</summary>
    private static void Write(string file, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var writer = new StreamWriter(file, options);
        writer.Write(text);
    }

    private Dictionary<string, object> Answer(HttpRequest request, Uri authority)
    {
        var roles = request.Query["role"].OfType<string>().ToList();
        var sub = request.Query["sub"].ToString() is { Length: > 0 } named ? named : string.Join('-', roles.DefaultIfEmpty("nobody"));
        var unit = request.Query["unit"].ToString() is { Length: > 0 } given ? given : null;
        return new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["access_token"] = Issue(authority, sub, roles, unit),
            ["token_type"] = "Bearer",
            ["expires_in"] = (int)Lifetime.TotalSeconds,
        };
    }

    private JsonElement Key()
    {
        var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_key.ExportParameters(includePrivateParameters: false)) { KeyId = "development" });
        return JsonSerializer.SerializeToElement(new { kty = key.Kty, use = "sig", kid = key.Kid, alg = SecurityAlgorithms.RsaSha256, n = key.N, e = key.E });
    }
}
