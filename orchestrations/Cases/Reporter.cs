using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Cases;

/// <summary>Name and phone of a citizen: in a row of their own, never in state, log or index.</summary>
public sealed record Reporter(string? Name = null, string? Phone = null)
{
    /// <summary>A citizen without a phone can be neither contacted first nor called back.</summary>
    [JsonIgnore]
    public bool CanBeCalled => !string.IsNullOrWhiteSpace(Phone);

    /// <summary>The family name alone, and a phone without its middle: enough to recognize, too little to use.</summary>
    public Reporter Masked() => new(MaskName(Name), MaskPhone(Phone));

    private static string? MaskName(string? name) =>
        string.IsNullOrEmpty(name) ? name : name.EnumerateRunes().First() + "**";

    private static string? MaskPhone(string? phone) => phone switch
    {
        null => null,
        { Length: >= 7 } => $"{phone[..3]}****{phone[^4..]}",
        _ => "****",
    };
}
