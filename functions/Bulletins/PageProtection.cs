using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Bulletins;

namespace Xinjing.Serverless.Functions.Bulletins;

/// <summary>What a browser may do with the page: show it, with its own style, and nothing else.</summary>
internal static class PageProtection
{
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(BulletinPage.Style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Figures of the town's work stay with whoever may read them; one address answers in several formats.</summary>
    public static void Protect(this HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = Policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers.CacheControl = "private, no-store";
        response.Headers.Vary = "Accept";
    }
}
