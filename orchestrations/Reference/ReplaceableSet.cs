using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Xinjing.Serverless.Reference;

/// <summary>A set that a town can replace at run time, by its name in addresses and blobs.</summary>
public sealed class ReplaceableSet
{
    private readonly Func<ReferenceData, string> _edition;
    private readonly Func<ReferenceData, byte[]> _write;
    private readonly Func<ReadOnlyMemory<byte>, ReferenceData, ICollection<ReferenceProblem>, ReferenceData?> _read;

    private ReplaceableSet(
        string name,
        string file,
        Func<ReferenceData, string> edition,
        Func<ReferenceData, byte[]> write,
        Func<ReadOnlyMemory<byte>, ReferenceData, ICollection<ReferenceProblem>, ReferenceData?> read)
    {
        (Name, File) = (name, file);
        (_edition, _write, _read) = (edition, write, read);
    }

    /// <summary>The calendar and the service levels, which deadlines are explained with.</summary>
    public static ReplaceableSet Calendar { get; } = Of(
        "calendar", ReferenceFile.Calendar, ReferenceJson.Strict.CalendarSet, d => d.CalendarSet, (d, set) => d with { CalendarSet = set }, set => set.Edition);

    /// <inheritdoc cref="Calendar"/>
    public static ReplaceableSet ServiceLevels { get; } = Of(
        "service-levels", ReferenceFile.ServiceLevels, ReferenceJson.Strict.ServiceLevelSet, d => d.ServiceLevelSet, (d, set) => d with { ServiceLevelSet = set }, set => set.Edition);

    public static IReadOnlyList<ReplaceableSet> All { get; } =
    [
        Calendar,
        ServiceLevels,
        Of("dispatch-rules", ReferenceFile.DispatchRules, ReferenceJson.Strict.DispatchRuleSet, d => d.DispatchRuleSet, (d, set) => d with { DispatchRuleSet = set }, set => set.Edition),
        Of("units", ReferenceFile.Units, ReferenceJson.Strict.UnitSet, d => d.UnitSet, (d, set) => d with { UnitSet = set }, set => set.Edition),
        Of("grids", ReferenceFile.Grids, ReferenceJson.Strict.GridSet, d => d.GridSet, (d, set) => d with { GridSet = set }, set => set.Edition),
        Of("categories", ReferenceFile.Categories, ReferenceJson.Strict.CategorySet, d => d.CategorySet, (d, set) => d with { CategorySet = set }, set => set.Edition),
        Of("hotline-columns", ReferenceFile.HotlineColumns, ReferenceJson.Strict.HotlineColumnSet, d => d.HotlineColumnSet, (d, set) => d with { HotlineColumnSet = set }, set => set.Edition),
        Of("bulletin", ReferenceFile.Bulletin, ReferenceJson.Strict.BulletinSet, d => d.BulletinSet, (d, set) => d with { BulletinSet = set }, set => set.Edition),
        Of("campaign-templates", ReferenceFile.CampaignTemplates, ReferenceJson.Strict.CampaignTemplateSet, d => d.CampaignTemplateSet, (d, set) => d with { CampaignTemplateSet = set }, set => set.Edition),
    ];

    public string Name { get; }

    /// <summary>The name that problems carry.</summary>
    public string File { get; }

    public static bool TryFind(string name, [NotNullWhen(true)] out ReplaceableSet? set) =>
        (set = All.FirstOrDefault(s => s.Name == name)) is not null;

    public string EditionIn(ReferenceData data) => _edition(data);

    /// <summary>The set as JSON; the same content always gives the same bytes.</summary>
    public byte[] Write(ReferenceData data) => _write(data);

    /// <summary>The data with this set in it, unchecked; <c>null</c> and a problem more in the list where the JSON is none of the set.</summary>
    public ReferenceData? Put(ReadOnlyMemory<byte> json, ReferenceData data, ICollection<ReferenceProblem> problems) => _read(json, data, problems);

    private static ReplaceableSet Of<T>(
        string name, string file, JsonTypeInfo<T> type, Func<ReferenceData, T> of, Func<ReferenceData, T, ReferenceData> put, Func<T, string> edition)
        where T : class => new(
            name,
            file,
            data => edition(of(data)),
            data => JsonSerializer.SerializeToUtf8Bytes(of(data), type),
            (json, data, problems) => ReferenceReader.Read(json.Span, type, file, problems) is { } set ? put(data, set) : null);
}
