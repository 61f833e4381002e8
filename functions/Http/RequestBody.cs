using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Functions.Http;

/// <summary>A JSON body as it was sent; small enough for memory.</summary>
internal sealed class RequestBody(ReadOnlyMemory<byte> bytes)
{
    private const int MostBytes = 256 * 1024;

    /// <summary>As it was sent.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <param name="mostBytes">256 KiB when left out.</param>
    /// <exception cref="ProblemException">It is larger.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, CancellationToken cancellationToken, int mostBytes = MostBytes)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[8 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellationToken)) > 0)
        {
            if (buffer.Length + read > mostBytes) throw new ProblemException("body-too-large", $"The body takes {mostBytes / 1024} KiB.", StatusCodes.Status413PayloadTooLarge);
            await buffer.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        return new RequestBody(buffer.ToArray());
    }

    /// <summary>SHA-256, lower-case hex, over what the body is for and its bytes: tells a repeated request from another one.</summary>
    public string Hash(string purpose) =>
        Convert.ToHexStringLower(SHA256.HashData([.. Encoding.UTF8.GetBytes(purpose), 0, .. bytes.Span]));

    /// <summary>No body at all counts as an empty object, so that <c>accept</c> needs none.</summary>
    /// <exception cref="ProblemException">It is no JSON of this type.</exception>
    public T Read<T>(JsonTypeInfo<T> type) => (T)Read((JsonTypeInfo)type);

    /// <inheritdoc cref="Read{T}(JsonTypeInfo{T})"/>
    public object Read(JsonTypeInfo type)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.IsEmpty ? "{}"u8 : bytes.Span, type)
                ?? throw new ProblemException("body-invalid", "The body is null; it takes a JSON object.");
        }
        catch (JsonException invalid)
        {
            throw new ProblemException("body-invalid", JsonProblem.Describe(invalid));
        }
    }
}
