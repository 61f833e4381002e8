using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Bulletins.Sections;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Bulletins;

/// <summary>The bulletin of one day, as it was published; it never changes. No citizen's name, phone or words are in it.</summary>
public sealed record Bulletin
{
    /// <summary>A working day (Shanghai).</summary>
    public required DateOnly Day { get; init; }

    public required BulletinPeriod Period { get; init; }

    /// <summary>UTC; when it was made, and what its figures of the work in hand are true for.</summary>
    public required DateTimeOffset At { get; init; }

    public required BulletinFigures Figures { get; init; }

    /// <summary>Chinese, in the order in which they are read; what the page shows.</summary>
    public required IReadOnlyList<BulletinSection> Sections { get; init; }

    /// <summary>Chinese; what the group was told, at most 2048 bytes of UTF-8.</summary>
    public required string Text { get; init; }

    /// <summary>Puts figures into words.</summary>
    /// <param name="data">Names of units and classes.</param>
    /// <param name="at">UTC; when the figures were read.</param>
    public static Bulletin Of(DateOnly day, BulletinPeriod period, BulletinFigures figures, ReferenceData data, DateTimeOffset at)
    {
        var sections = BulletinSections.Of(figures, data, at);
        return new Bulletin { Day = day, Period = period, At = at, Figures = figures, Sections = sections, Text = BulletinText.Of(day, period, at, sections) };
    }
}

/// <summary>A part of a bulletin in Chinese words.</summary>
/// <param name="Lines">Sentences.</param>
public sealed record BulletinSection(string Title, IReadOnlyList<string> Lines)
{
    /// <summary>A list under the sentences; the last of them says of what.</summary>
    public IReadOnlyList<string> Items { get; init => field = value ?? []; } = [];

    /// <summary>How many more there are than <see cref="Items"/> holds.</summary>
    public int ItemsLeftOut { get; init; }
}

/// <summary>How bulletins are stored: camelCase, nothing for <c>null</c>, Chinese as it is.</summary>
[JsonSerializable(typeof(Bulletin))]
public sealed partial class BulletinJson : JsonSerializerContext
{
    /// <summary>The context with the options of storage; use this one, not <c>Default</c>.</summary>
    public static BulletinJson Stored { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
