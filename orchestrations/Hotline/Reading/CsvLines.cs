using System.Text;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>Lines of a text, whatever ends them; a line without end is cut, so that memory has its limit.</summary>
internal sealed class CsvLines(TextReader text)
{
    /// <summary>Characters of one line and of one record; four texts of the longest that a case takes.</summary>
    public const int MostCharacters = 32_000;

    private readonly char[] _buffer = new char[16 * 1024];
    private readonly Stack<string> _putBack = [];
    private readonly StringBuilder _line = new();
    private int _at;
    private int _end;
    private bool _isAfterReturn;

    /// <summary>The next line without its end, or <c>null</c> after the last.</summary>
    public async ValueTask<string?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_putBack.TryPop(out var again)) return again;
        _line.Clear();
        for (var isBegun = false; ; isBegun = true)
        {
            if (_at == _end && !await FillAsync(cancellationToken)) return isBegun ? _line.ToString() : null;
            if (TakeLine()) return _line.ToString();
        }
    }

    /// <summary>Lines to be read once more, in their order.</summary>
    public void PutBack(IReadOnlyList<string> lines)
    {
        for (var i = lines.Count - 1; i >= 0; i--) _putBack.Push(lines[i]);
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        (_at, _end) = (0, await text.ReadAsync(_buffer, cancellationToken));
        if (_end > 0 && _isAfterReturn && _buffer[0] == '\n') _at = 1;
        _isAfterReturn = false;
        return _at < _end || (_end > 0 && await FillAsync(cancellationToken));
    }

    private bool TakeLine()
    {
        var rest = _buffer.AsSpan(_at, _end - _at);
        var length = rest.IndexOfAny('\r', '\n');
        var part = length < 0 ? rest : rest[..length];
        _line.Append(part[..Math.Min(part.Length, MostCharacters + 1 - Math.Min(_line.Length, MostCharacters + 1))]);
        _at += part.Length;
        if (length < 0) return false;
        var isReturn = _buffer[_at++] == '\r';
        if (isReturn && _at < _end && _buffer[_at] == '\n') _at++;
        else _isAfterReturn = isReturn && _at == _end;
        return true;
    }
}
