using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Functions.Identity;

/// <summary>Whose tokens are taken, section <c>Auth</c>.</summary>
public sealed class AuthOptions
{
    /// <summary>The OIDC issuer, as in its discovery document; <c>https</c>, or <c>http</c> on the loopback address.</summary>
    [Required]
    public Uri? Authority { get; set; }

    /// <summary>The <c>aud</c> that a token must have.</summary>
    [Required]
    public string? Audience { get; set; }
}

[OptionsValidator]
public sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;
