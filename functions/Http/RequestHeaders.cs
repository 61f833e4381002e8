using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>The headers and paging fields that many calls take.</summary>
internal static class RequestHeaders
{
    private const int MostKeyCharacters = 200;
    private const int DefaultTop = 100;
    private const int MostTop = 500;

    /// <summary>The version that <c>If-Match</c> asks for; <c>null</c> without the header or for <c>*</c>.</summary>
    public static long? IfMatch(this HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString();
        if (text is "" or "*") return null;
        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new ProblemException("if-match-invalid", "If-Match takes the version of the case in quotes, such as \"3\".");
    }

    /// <summary>The idempotency key together with its caller: keys of different callers never meet.</summary>
    public static string? IdempotencyKey(this HttpRequest request, Actor actor)
    {
        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length == 0) return null;
        return key.Length <= MostKeyCharacters
            ? $"{actor.Id}\n{key}"
            : throw new ProblemException("idempotency-key-too-long", $"Idempotency-Key takes {MostKeyCharacters} characters.");
    }

    /// <summary>Items of a page, 1 to 500; 100 when left out.</summary>
    public static int Top(this HttpRequest request)
    {
        if (request.Query["top"].ToString() is not { Length: > 0 } text) return DefaultTop;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is >= 1 and <= MostTop
            ? top
            : throw new ProblemException("top-invalid", $"top takes 1 to {MostTop}.");
    }

    /// <summary>A query field; <c>null</c> when left out or empty.</summary>
    public static string? Field(this HttpRequest request, string name) => request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    /// <summary>The value of an enumeration that a field or a part of the path names in camelCase; <c>null</c> for any other word.</summary>
    public static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Cast<T?>().FirstOrDefault();

    /// <summary>A page of what the caller asks for; a continuation that cannot be read is refused.</summary>
    public static async Task<T> PageAsync<T>(this HttpRequest request, Func<int, string?, Task<T>> list)
    {
        try
        {
            return await list(request.Top(), request.Field("continuation"));
        }
        catch (Exception invalid) when (request.Field("continuation") is not null && invalid is FormatException or RequestFailedException { Status: 400 })
        {
            throw new ProblemException("continuation-invalid", "continuation takes what the page before answered, unchanged, with the same fields.");
        }
    }
}
