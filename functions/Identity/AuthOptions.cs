using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Whose tokens are taken and how they are read, section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The OIDC issuer, as in its discovery document; <c>https</c>, or <c>http</c> on the loopback address.</summary>
    [Required]
    public Uri? Authority { get; set; }

    /// <summary>The <c>aud</c> that a token must have.</summary>
    [Required]
    public string? Audience { get; set; }

    /// <summary>The claim that has the roles.</summary>
    [Required]
    public string RolesClaim { get; set; } = "roles";

    /// <summary>The claim that has the unit.</summary>
    [Required]
    public string UnitClaim { get; set; } = "unit";

    /// <summary>What the issuer calls each role: <c>Auth:Roles:supervisor:0</c>. As soon as one is named, only such names count; before, the roles' own.</summary>
    public IDictionary<Role, string[]> Roles { get; } = new Dictionary<Role, string[]>();

    /// <summary>Who alone reports in a source's name, by <c>sub</c>: <c>Auth:Sources:hotline:0</c>. A source that is not named takes every reporter's word for it.</summary>
    public IDictionary<string, string[]> Sources { get; } = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase);
}

[OptionsValidator]
public sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;

/// <summary>A source that there is not would protect nothing.</summary>
public sealed class KnownSourcesValidator : IValidateOptions<AuthOptions>
{
    public ValidateOptionsResult Validate(string? name, AuthOptions options)
    {
        var unknown = options.Sources.Keys.Where(source => !CaseLifecycle.Sources.Contains(source, StringComparer.OrdinalIgnoreCase)).ToList();
        return unknown.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Auth:Sources:{unknown[0]} is no source; there are {string.Join(", ", CaseLifecycle.Sources)}.");
    }
}
