using System.Text.Json.Serialization;
using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Rectification;

/// <summary>One thing to look at.</summary>
public sealed record ChecklistItem
{
    public required string Code { get; init; }

    /// <summary>What should be so.</summary>
    public required string Name { get; init; }

    /// <summary>What is said in an order when it is not so.</summary>
    public required string Finding { get; init; }

    public ItemMethod Method { get; init; } = ItemMethod.Site;

    /// <summary>Kinds of target that it is for; left out for all.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>Codes of the template's bases.</summary>
    public IReadOnlyList<string> Bases { get; init => field = value ?? []; } = [];

    /// <summary>How it is cured unless the order says otherwise.</summary>
    public required CureWay Way { get; init; }

    /// <summary>How long that may take unless the order says otherwise.</summary>
    public required TimeLimit Term { get; init; }

    /// <summary>What the firm has to have ready, and hands in online where that is the way.</summary>
    public IReadOnlyList<string> Papers { get; init => field = value ?? []; } = [];

    /// <summary>A finding takes at least one photo.</summary>
    public bool PhotoWanted { get; init; }

    /// <summary>For the town: where the term comes from.</summary>
    public string? Note { get; init; }
}

/// <summary>How an item is looked at.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ItemMethod>))]
public enum ItemMethod
{
    /// <summary>实地查看.</summary>
    [JsonStringEnumMemberName("site")]
    Site,

    /// <summary>查阅资料.</summary>
    [JsonStringEnumMemberName("document")]
    Document,

    /// <summary>访谈.</summary>
    [JsonStringEnumMemberName("interview")]
    Interview,
}

/// <summary>How a finding is cured.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CureWay>))]
public enum CureWay
{
    /// <summary>线上补交: papers are handed in, and each is accepted or rejected.</summary>
    [JsonStringEnumMemberName("handIn")]
    HandIn,

    /// <summary>现场整改.</summary>
    [JsonStringEnumMemberName("onSite")]
    OnSite,

    /// <summary>立即停止.</summary>
    [JsonStringEnumMemberName("stopAtOnce")]
    StopAtOnce,
}
