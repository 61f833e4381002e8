using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Xinjing.Serverless.Bulletins;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Hotline;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Reference;

/// <summary>How the sets are written: camelCase, nothing unknown, nothing twice, no comments, no numbers for words.</summary>
[JsonSerializable(typeof(GridSet))]
[JsonSerializable(typeof(UnitSet))]
[JsonSerializable(typeof(StaffSet))]
[JsonSerializable(typeof(CategorySet))]
[JsonSerializable(typeof(ServiceLevelSet))]
[JsonSerializable(typeof(DispatchRuleSet))]
[JsonSerializable(typeof(CalendarSet))]
[JsonSerializable(typeof(HotlineColumnSet))]
[JsonSerializable(typeof(BulletinSet))]
[JsonSerializable(typeof(CampaignTemplateSet))]
public sealed partial class ReferenceJson : JsonSerializerContext
{
    /// <summary>The context with the options of the sets; use this one, not <c>Default</c>.</summary>
    public static ReferenceJson Strict { get; } = new(new JsonSerializerOptions(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ClockTimeConverter(), new DayConverter(), new WordConverter<DeadlineKind>(), new WordConverter<EscalationTarget>(), new WordConverter<TimeUnit>(), new WordConverter<UnitKind>(), new WordConverter<StaffOffice>(), new WordConverter<HotlineField>(), new WordConverter<TargetField>(), new WordConverter<ItemMethod>(), new WordConverter<CureWay>() },
    });
}
