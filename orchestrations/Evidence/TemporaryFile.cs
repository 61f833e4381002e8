using SkiaSharp;

namespace Xinjing.Serverless.Evidence;

internal static class TemporaryFile
{
    /// <summary>A new file that nobody else may read and that is gone when it is closed.</summary>
    public static FileStream Create(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(folder, $"photo-{Guid.NewGuid():N}"), options);
    }

    /// <summary>Moves what is in memory to a file of the same kind, to be read from its start.</summary>
    public static FileStream Hold(string folder, SKData content)
    {
        var file = Create(folder);
        try
        {
            content.SaveTo(file);
            file.Position = 0;
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>All of a file, in memory that the decoder can use without a copy.</summary>
    public static SKData Load(FileStream file)
    {
        var content = SKData.Create(file.Length);
        file.Position = 0;
        file.ReadExactly(content.Span);
        file.Position = 0;
        return content;
    }
}
