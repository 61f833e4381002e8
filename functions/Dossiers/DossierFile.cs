using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Functions.Dossiers;

/// <summary>
/// A ZIP that is written from top to bottom while it is sent: a piece of one member is in memory at a time. The same members give the
/// same bytes.
/// </summary>
/// <param name="at">UTC; the time that every member bears.</param>
internal sealed class DossierFile(ZipArchive zip, DateTimeOffset at)
{
    private const int PieceSize = 80 * 1024;
    private readonly List<DossierMember> _members = [];

    /// <summary>What has been written, in this order.</summary>
    public IReadOnlyList<DossierMember> Members => _members;

    /// <param name="level">Pictures are compressed already.</param>
    public async Task<DossierMember> AddAsync(string name, Stream content, CompressionLevel level, CancellationToken cancellationToken)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = at.ToOffset(ShanghaiTime.Offset);
        await using var target = await entry.OpenAsync(cancellationToken);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = await CopyAsync(content, target, hash, cancellationToken);
        var member = new DossierMember(name, bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
        _members.Add(member);
        return member;
    }

    public async Task<DossierMember> AddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content, writable: false);
        return await AddAsync(name, stream, CompressionLevel.Optimal, cancellationToken);
    }

    private static async Task<long> CopyAsync(Stream from, Stream to, IncrementalHash hash, CancellationToken cancellationToken)
    {
        var piece = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var total = 0L;
            for (int read; (read = await from.ReadAsync(piece, cancellationToken)) > 0; total += read)
            {
                hash.AppendData(piece, 0, read);
                await to.WriteAsync(piece.AsMemory(0, read), cancellationToken);
            }

            return total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }
}
