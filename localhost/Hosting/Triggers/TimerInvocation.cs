using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Localhost.Hosting.Protos;
using Xinjing.Serverless.Localhost.Hosting.Worker;

namespace Xinjing.Serverless.Localhost.Hosting.Triggers;

/// <summary>What a timer function's <c>TimerInfo</c> is made from.</summary>
internal sealed record TimerInvocation(TimerSchedulePart Schedule, TimerStatusPart ScheduleStatus, bool IsPastDue)
{
    public static Invocation For(DateTimeOffset last, DateTimeOffset next, bool isPastDue)
    {
        var value = new TimerInvocation(new TimerSchedulePart(AdjustForDST: true), new TimerStatusPart(last, next, last), isPastDue);
        return new Invocation(new TypedData { Json = JsonSerializer.Serialize(value, TimerJson.Default.TimerInvocation) });
    }
}

internal sealed record TimerSchedulePart(bool AdjustForDST);

internal sealed record TimerStatusPart(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);

[JsonSerializable(typeof(TimerInvocation))]
internal sealed partial class TimerJson : JsonSerializerContext;
