using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>What a browser may do with a page of ours: show it, with its own style, and nothing else.</summary>
internal static class PageProtection
{
    /// <summary>On top of what every answer has (<see cref="ProtectionMiddleware"/>).</summary>
    /// <param name="style">All the style that the page has, to the letter.</param>
    /// <param name="takesForms">It has forms, which lead back to this site.</param>
    public static void Protect(this HttpResponse response, string style, bool takesForms = false)
    {
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        response.Headers.ContentSecurityPolicy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action {(takesForms ? "'self'" : "'none'")}; frame-ancestors 'none'";
    }
}
