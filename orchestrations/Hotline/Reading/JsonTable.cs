using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Xinjing.Serverless.Hotline.Reading;

/// <summary>An array of objects, each a row with the headers as names.</summary>
internal static class JsonTable
{
    public static async Task<SourceTable> OpenAsync(Stream utf8, CancellationToken cancellationToken)
    {
        var elements = ElementsAsync(utf8, CancellationToken.None).GetAsyncEnumerator(cancellationToken);
        if (!await elements.MoveNextAsync()) return new SourceTable([], AsyncEnumerable.Empty<SourceRow>());
        var first = Read(elements.Current);
        return new SourceTable([.. first.Cells.Select(c => c.Column)], RowsAsync(first, elements));
    }

    private static async IAsyncEnumerable<SourceRow> RowsAsync(SourceRow first, IAsyncEnumerator<JsonElement> rest)
    {
        await using var _ = rest;
        yield return first;
        while (await rest.MoveNextAsync()) yield return Read(rest.Current);
    }

    private static async IAsyncEnumerable<JsonElement> ElementsAsync(Stream utf8, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var elements = JsonSerializer.DeserializeAsyncEnumerable(utf8, HotlineJson.Stored.JsonElement, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using var _ = elements;
        while (true)
        {
            try
            {
                if (!await elements.MoveNextAsync()) yield break;
            }
            catch (JsonException invalid)
            {
                throw BatchRefusals.Unreadable($"The file is no JSON array of objects: {Position(invalid)}.");
            }

            yield return elements.Current;
        }
    }

    private static string Position(JsonException invalid) => $"it ends or breaks at line {invalid.LineNumber + 1 ?? 1}, byte {invalid.BytePositionInLine + 1 ?? 1}";

    private static SourceRow Read(JsonElement element)
    {
        if (element.ValueKind != JsonValueKind.Object) return SourceRow.Unreadable("不是 JSON 对象");
        var cells = new List<SourceCell>();
        foreach (var member in element.EnumerateObject())
        {
            if (Text(member) is not { } cell) return SourceRow.Unreadable("有字段的值不是文本、数字或真假，或含有不完整的字符");
            cells.Add(cell);
        }

        return new SourceRow(cells);
    }

    /// <returns><c>null</c> for a value that is no text and no number, or has half of a surrogate pair.</returns>
    private static SourceCell? Text(JsonProperty member)
    {
        try
        {
            var text = member.Value.ValueKind switch
            {
                JsonValueKind.String => member.Value.GetString(),
                JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => member.Value.GetRawText(),
                JsonValueKind.Null => "",
                _ => null,
            };
            return text is null ? null : new SourceCell(member.Name.Trim(), text);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
