using System.Security.Cryptography;
using System.Text;
using Xinjing.Serverless.Hotline.Reading;

namespace Xinjing.Serverless.Hotline;

/// <summary>Looks at a body on its way to storage: its length against the limit, its hash, its first bytes, and whether all of it is UTF-8.</summary>
internal sealed class UploadWatch(Stream body, long mostBytes) : OneWayStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Decoder _utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetDecoder();
    private readonly char[] _characters = new char[8 * 1024];
    private readonly byte[] _beginning = new byte[SourceFormats.BytesToTell];
    private int _begun;

    public long Bytes { get; private set; }

    public bool IsUtf8 { get; private set; } = true;

    public ReadOnlySpan<byte> Beginning => _beginning.AsSpan(0, _begun);

    /// <summary>SHA-256 of what was read, lower-case hex; once, at the end.</summary>
    public string Hash()
    {
        LookAt([], isEnd: true);
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    /// <exception cref="BatchRefusedException">It is too long; no announced length is believed.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await body.ReadAsync(buffer, cancellationToken);
        Bytes += read;
        if (Bytes > mostBytes) throw BatchRefusals.TooLarge(mostBytes);
        _hash.AppendData(buffer.Span[..read]);
        var kept = Math.Min(read, _beginning.Length - _begun);
        buffer.Span[..kept].CopyTo(_beginning.AsSpan(_begun));
        _begun += kept;
        LookAt(buffer.Span[..read], isEnd: false);
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The body is read asynchronously.");

    protected override void Dispose(bool disposing)
    {
        if (disposing) _hash.Dispose();
        base.Dispose(disposing);
    }

    private void LookAt(ReadOnlySpan<byte> bytes, bool isEnd)
    {
        try
        {
            for (var isMore = IsUtf8; isMore; bytes = bytes[Math.Min(bytes.Length, _characters.Length / 2)..])
            {
                var piece = bytes[..Math.Min(bytes.Length, _characters.Length / 2)];
                isMore = piece.Length < bytes.Length;
                _utf8.GetChars(piece, _characters, flush: isEnd && !isMore);
            }
        }
        catch (DecoderFallbackException)
        {
            IsUtf8 = false;
        }
    }
}
