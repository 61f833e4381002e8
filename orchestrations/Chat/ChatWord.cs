using System.Text.Json.Serialization;

namespace Xinjing.Serverless.Chat;

/// <summary>What a message asks for by its first word.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChatWord>))]
public enum ChatWord
{
    /// <summary>上报.</summary>
    Report,

    /// <summary>查.</summary>
    Look,

    /// <summary>我的待办.</summary>
    Todo,

    /// <summary>接单.</summary>
    Accept,

    /// <summary>退单.</summary>
    Return,

    /// <summary>进展.</summary>
    Progress,

    /// <summary>办结.</summary>
    Complete,

    /// <summary>催办.</summary>
    Urge,

    /// <summary>帮助.</summary>
    Help,
}
