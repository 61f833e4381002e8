using Google.Protobuf;

namespace Xinjing.Serverless.Tests.EndToEnd;

/// <summary>A span as it was sent.</summary>
/// <param name="Kind">1 internal, 2 server, 3 client, 4 producer, 5 consumer.</param>
internal sealed record SentSpan(string TraceId, string Id, string ParentId, string Name, ulong Kind, IReadOnlyDictionary<string, string> Tags);

/// <summary>A figure as it was sent, with what it is counted by.</summary>
internal sealed record SentFigure(string Name, IReadOnlyDictionary<string, string> Tags);

/// <summary>Reads OTLP as far as tests look into it, by the numbers of its fields (opentelemetry-proto 1.x).</summary>
internal static class SentTelemetry
{
    public static IEnumerable<SentSpan> Spans(ByteString request) =>
        from span in Inside(request, 1, 2, 2)
        select new SentSpan(Hex(span, 1), Hex(span, 2), Hex(span, 4), Text(span, 5), Fields(span).FirstOrDefault(field => field.Number == 6).Value, Tags(span, 9));

    /// <summary>Sums, gauges and histograms alike.</summary>
    public static IEnumerable<SentFigure> Figures(ByteString request) =>
        from metric in Inside(request, 1, 2, 2)
        from kind in new[] { (Data: 5, Tags: 7), (Data: 7, Tags: 7), (Data: 9, Tags: 9) }
        from point in Inside(metric, kind.Data, 1)
        select new SentFigure(Text(metric, 1), Tags(point, kind.Tags));

    private static Dictionary<string, string> Tags(ByteString message, int number) =>
        Inside(message, number).ToDictionary(tag => Text(tag, 1), tag => string.Concat(Inside(tag, 2, 1).Select(text => text.ToStringUtf8())), StringComparer.Ordinal);

    private static string Hex(ByteString message, int number) => string.Concat(Inside(message, number).Select(bytes => Convert.ToHexStringLower(bytes.Span)));

    private static string Text(ByteString message, int number) => string.Concat(Inside(message, number).Select(bytes => bytes.ToStringUtf8()));

    private static IEnumerable<ByteString> Inside(ByteString message, params IEnumerable<int> path) =>
        path.Aggregate<int, IEnumerable<ByteString>>([message], (messages, number) => messages.SelectMany(Fields).Where(field => field.Number == number && field.Bytes is not null).Select(field => field.Bytes!));

    private static IEnumerable<(int Number, ByteString? Bytes, ulong Value)> Fields(ByteString message)
    {
        using var input = message.CreateCodedInput();
        while (input.ReadTag() is var tag and not 0)
        {
            var number = WireFormat.GetTagFieldNumber(tag);
            yield return WireFormat.GetTagWireType(tag) switch
            {
                WireFormat.WireType.LengthDelimited => (number, input.ReadBytes(), 0),
                WireFormat.WireType.Fixed64 => (number, null, input.ReadFixed64()),
                WireFormat.WireType.Fixed32 => (number, null, input.ReadFixed32()),
                _ => (number, null, input.ReadUInt64()),
            };
        }
    }
}
