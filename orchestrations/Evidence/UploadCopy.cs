using System.Buffers;
using System.Security.Cryptography;

namespace Xinjing.Serverless.Evidence;

/// <summary>Brings a request's body into a file piece by piece, so that memory does not grow with what is sent.</summary>
internal static class UploadCopy
{
    private const int Piece = 81_920;

    /// <summary>Reads a body to its end, or until it is too long; no announced length is believed.</summary>
    /// <returns>SHA-256 of what was read, lower-case hex.</returns>
    public static async Task<string> WriteAsync(Stream body, FileStream file, int maxBytes, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            while (await body.ReadAsync(piece, cancellationToken) is var read and > 0)
            {
                if (file.Position + read > maxBytes) throw PictureRefusals.TooLarge(maxBytes);
                hash.AppendData(piece, 0, read);
                await file.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        return file.Position == 0 ? throw PictureRefusals.Empty() : Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
