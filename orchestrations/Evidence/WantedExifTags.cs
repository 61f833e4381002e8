using MetadataExtractor.Formats.Exif;
using MetadataExtractor.Formats.Tiff;
using MetadataExtractor.IO;

namespace Xinjing.Serverless.Evidence;

/// <summary>
/// Lets the reader take the few tags that count and pass over all others, in the main, EXIF and GPS directories only: a
/// hostile block can then neither nest directories until the stack ends nor fill the memory.
/// </summary>
internal sealed class WantedExifTags(List<MetadataExtractor.Directory> directories) : DirectoryTiffHandler(directories)
{
    private const int LongestValue = 64;

    public override void SetTiffMarker(int marker) => PushDirectory(new ExifIfd0Directory());

    public override bool TryEnterSubIfd(int tagType)
    {
        if (CurrentDirectory is not ExifIfd0Directory) return false;
        if (tagType == ExifIfd0Directory.TagExifSubIfdOffset) PushDirectory(new ExifSubIfdDirectory());
        else if (tagType == ExifIfd0Directory.TagGpsInfoOffset) PushDirectory(new GpsDirectory());
        else return false;
        return true;
    }

    public override bool HasFollowerIfd() => false;

    /// <returns><c>true</c>: the tag is dealt with, that is passed over.</returns>
    public override bool CustomProcessTag(int tagOffset, ICollection<int> processedIfdOffsets, IndexedReader reader, int tagId, int byteCount) =>
        byteCount > LongestValue || CurrentDirectory switch
        {
            ExifSubIfdDirectory => tagId is not (ExifDirectoryBase.TagDateTimeOriginal or ExifDirectoryBase.TagTimeZoneOriginal),
            GpsDirectory => tagId is not (GpsDirectory.TagLatitudeRef or GpsDirectory.TagLatitude
                or GpsDirectory.TagLongitudeRef or GpsDirectory.TagLongitude),
            _ => tagId != ExifDirectoryBase.TagOrientation,
        };

    public override bool TryCustomProcessFormat(int tagId, TiffDataFormatCode formatCode, uint componentCount, out long byteCount)
    {
        byteCount = 0;
        return false;
    }
}
