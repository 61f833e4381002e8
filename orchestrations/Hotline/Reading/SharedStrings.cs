using System.Text;
using Xinjing.Serverless.Evidence;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>The texts that a workbook keeps apart from its cells; what is more than a few megabytes goes to a file that is gone when it is closed.</summary>
internal sealed class SharedStrings : IDisposable
{
    private const int MostCharactersInMemory = 4 << 20;
    private const int MostTexts = 4_000_000;
    private readonly List<string> _inMemory = [];
    private readonly List<long> _ends = [0];
    private FileStream? _file;
    private int _characters;

    public SharedStrings(XlsxPackage package) => package.ForEach("xl/sharedStrings.xml", "si", xml => Add(XlsxText.Read(xml)));

    /// <summary><c>null</c> when there is no such text.</summary>
    public string? Find(int index) =>
        index < 0 || index >= _inMemory.Count + _ends.Count - 1 ? null
        : index < _inMemory.Count ? _inMemory[index]
        : Load(index - _inMemory.Count);

    public void Dispose() => _file?.Dispose();

    private void Add(string text)
    {
        if (_inMemory.Count + _ends.Count > MostTexts) throw BatchRefusals.Unreadable("The workbook has more texts than a batch can need. Send it as CSV, or in parts.");
        if (_file is null && _characters + text.Length <= MostCharactersInMemory)
        {
            _characters += text.Length;
            _inMemory.Add(text);
            return;
        }

        _file ??= TemporaryFile.Create(Path.GetTempPath());
        var bytes = Encoding.UTF8.GetBytes(text);
        RandomAccess.Write(_file.SafeFileHandle, bytes, _ends[^1]);
        _ends.Add(_ends[^1] + bytes.Length);
    }

    private string Load(int index)
    {
        var bytes = new byte[_ends[index + 1] - _ends[index]];
        var read = RandomAccess.Read(_file!.SafeFileHandle, bytes, _ends[index]);
        return Encoding.UTF8.GetString(bytes, 0, read);
    }
}
