using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Chat;

/// <summary>How a conversation takes its time, section <c>Chat</c>.</summary>
public sealed class ChatOptions
{
    /// <summary>How long nobody must have said anything before a complete report is filed, or the person is asked for what it lacks.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after its first piece a report takes more; what it lacks then, it lacks.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan AssembleFor { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Name of the group robot (<c>WeCom:Robots</c>) that is told of escalations beyond a unit; none when left out.</summary>
    public string? EscalationRobot { get; set; }
}

[OptionsValidator]
public sealed partial class ChatOptionsValidator : IValidateOptions<ChatOptions>;
