using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>How reports and commands are read: unknown, doubled and missing fields are refused, texts are cleaned.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    NumberHandling = JsonNumberHandling.Strict,
    Converters = [typeof(PlainTextConverter), typeof(InstantConverter)])]
[JsonSerializable(typeof(CaseReport))]
[JsonSerializable(typeof(Assign))]
[JsonSerializable(typeof(Accept))]
[JsonSerializable(typeof(Return))]
[JsonSerializable(typeof(Contact))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(Complete))]
[JsonSerializable(typeof(Verify))]
[JsonSerializable(typeof(CallBack))]
[JsonSerializable(typeof(Urge))]
[JsonSerializable(typeof(Reject))]
[JsonSerializable(typeof(Reopen))]
internal sealed partial class CaseRequestJson : JsonSerializerContext
{
    private static readonly Dictionary<string, JsonTypeInfo> Commands = new(StringComparer.Ordinal)
    {
        ["assign"] = Default.Assign,
        ["accept"] = Default.Accept,
        ["return"] = Default.Return,
        ["contact"] = Default.Contact,
        ["report"] = Default.Report,
        ["complete"] = Default.Complete,
        ["verify"] = Default.Verify,
        ["call-back"] = Default.CallBack,
        ["urge"] = Default.Urge,
        ["reject"] = Default.Reject,
        ["reopen"] = Default.Reopen,
    };

    /// <summary>Names of the commands, as in the path.</summary>
    public static IReadOnlyCollection<string> CommandNames => Commands.Keys;

    /// <exception cref="ProblemException">There is no such command (404), or the body is not what it takes.</exception>
    public static CaseCommand ReadCommand(string name, RequestBody body) => Commands.TryGetValue(name, out var type)
        ? (CaseCommand)body.Read(type)
        : throw new ProblemException("unknown-command", $"There is no command '{name}'; there are {string.Join(", ", CommandNames)}.", 404);
}
