using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Rectification;

/// <summary>How a target stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RectificationStatus>))]
public enum RectificationStatus
{
    /// <summary>On the list (底册).</summary>
    [JsonStringEnumMemberName("listed")]
    Listed,

    /// <summary>Has the notice (温馨提示).</summary>
    [JsonStringEnumMemberName("noticed")]
    Noticed,

    /// <summary>Something was found; the order has yet to be served.</summary>
    [JsonStringEnumMemberName("inspected")]
    Inspected,

    /// <summary>Under an order, until its terms are over.</summary>
    [JsonStringEnumMemberName("rectifying")]
    Rectifying,

    /// <summary>Nothing more is to come from the firm: somebody else has to look (复查).</summary>
    [JsonStringEnumMemberName("reinspecting")]
    Reinspecting,

    /// <summary>A second term failed: to be talked to (约谈), then handed over.</summary>
    [JsonStringEnumMemberName("interview")]
    Interview,

    /// <summary>Handed over (移送); the result has yet to come.</summary>
    [JsonStringEnumMemberName("enforcement")]
    Enforcement,

    /// <summary>销号; visits are still to come.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>A visit (回头看) is due.</summary>
    [JsonStringEnumMemberName("revisiting")]
    Revisiting,

    /// <summary>挂账.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Inspected without findings.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Closed, and every visit after that was good.</summary>
    [JsonStringEnumMemberName("settled")]
    Settled,

    /// <summary>Off the list, for a reason.</summary>
    [JsonStringEnumMemberName("excluded")]
    Excluded,
}

public static class RectificationStatuses
{
    /// <summary>Nothing is due any more, whatever time passes.</summary>
    public static bool IsOver(this RectificationStatus status) =>
        status is RectificationStatus.Passed or RectificationStatus.Settled or RectificationStatus.Excluded;
}
