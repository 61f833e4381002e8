using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Evidence;

/// <summary>An upload that is a picture, ready to be stored. Disposing it removes its temporary files.</summary>
public sealed class ReceivedPicture : IAsyncDisposable
{
    /// <summary>Of the bytes as they were sent, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    public string PhotoId => Sha256[..32];

    /// <summary>Pixels, as seen upright.</summary>
    public required int Width { get; init; }

    public required int Height { get; init; }

    /// <inheritdoc cref="Photo.TakenAt"/>
    public DateTimeOffset? TakenAt { get; init; }

    /// <inheritdoc cref="Photo.Position"/>
    public GeoPoint? Position { get; init; }

    /// <summary>The bytes as they were sent; seekable.</summary>
    public required Stream Original { get; init; }

    /// <summary>By its content.</summary>
    public required string OriginalMediaType { get; init; }

    /// <summary>The upright copy without metadata; seekable.</summary>
    public required Stream Served { get; init; }

    public required string ServedMediaType { get; init; }

    /// <summary>What the case's log says of the picture, once both files are stored.</summary>
    public Photo ToPhoto(PhotoKind kind) => new()
    {
        PhotoId = PhotoId,
        Kind = kind,
        Sha256 = Sha256,
        Width = Width,
        Height = Height,
        TakenAt = TakenAt,
        Position = Position,
    };

    public async ValueTask DisposeAsync()
    {
        await Original.DisposeAsync();
        await Served.DisposeAsync();
    }
}
