using System.Globalization;
using System.Text.Json;

namespace Xinjing.Serverless.Reference;

/// <summary>Says on which line of a JSON text a place such as <c>years[2].makeUpDays[0]</c> stands.</summary>
public sealed class JsonLines
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal) { [""] = 1 };
    private readonly byte[] _json;
    private long _counted;
    private int _line = 1;

    /// <param name="json">Has to be JSON.</param>
    public JsonLines(ReadOnlyMemory<byte> json)
    {
        _json = json.ToArray();
        var reader = new Utf8JsonReader(_json);
        if (reader.Read()) Walk(ref reader, "");
    }

    /// <summary>From 1; where the text lacks the place, the line of the nearest one around it.</summary>
    public int Of(string place)
    {
        var path = place;
        while (!_lines.ContainsKey(path)) path = path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)];
        return _lines[path];
    }

    private void Walk(ref Utf8JsonReader reader, string path)
    {
        if (reader.TokenType == JsonTokenType.StartObject) WalkObject(ref reader, path);
        else if (reader.TokenType == JsonTokenType.StartArray) WalkArray(ref reader, path);
    }

    private void WalkObject(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = path.Length == 0 ? reader.GetString()! : $"{path}.{reader.GetString()}";
            Note(reader.TokenStartIndex, member);
            reader.Read();
            Walk(ref reader, member);
        }
    }

    private void WalkArray(ref Utf8JsonReader reader, string path)
    {
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            var element = string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
            Note(reader.TokenStartIndex, element);
            Walk(ref reader, element);
        }
    }

    private void Note(long offset, string path)
    {
        _line += _json.AsSpan((int)_counted, (int)(offset - _counted)).Count((byte)'\n');
        _counted = offset;
        _lines[path] = _line;
    }
}
