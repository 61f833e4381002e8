using System.Text.Json.Serialization;
using Xinjing.Serverless.Cases;

namespace Xinjing.Serverless.Rectification;

/// <summary>A firm, school, temple or estate as a list or an inspector names it.</summary>
public sealed record TargetEntry
{
    public required string Name { get; init; }

    /// <summary>Code, name or alias of a kind of the template.</summary>
    public required string Kind { get; init; }

    public required string Address { get; init; }

    /// <summary>Road section; the campaign's only one when left out.</summary>
    public string? Section { get; init; }

    public string? Grid { get; init; }

    /// <summary>统一社会信用代码.</summary>
    public string? Registration { get; init; }

    /// <summary>The firm's account in the town's WeCom (企业微信账号): an office's, not a person's.</summary>
    public string? Account { get; init; }

    /// <summary>Code of the department that inspects it; the campaign's first when left out.</summary>
    public string? Unit { get; init; }

    /// <summary>What makes it the same target: the registration, else name and address without spaces.</summary>
    [JsonIgnore]
    public string Key => string.IsNullOrWhiteSpace(Registration) ? $"{Packed(Name)}\n{Packed(Address)}" : Packed(Registration).ToUpperInvariant();

    private static string Packed(string text) => string.Concat(PlainText.Clean(text).Where(c => !char.IsWhiteSpace(c)));
}
