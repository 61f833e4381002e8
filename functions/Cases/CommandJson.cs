using System.Text.Json.Serialization.Metadata;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Functions.Http;

namespace Xinjing.Serverless.Functions.Cases;

/// <summary>The commands by the names that they have in the path.</summary>
internal static class CommandJson
{
    private static readonly Dictionary<string, JsonTypeInfo> Commands = new(StringComparer.Ordinal)
    {
        ["supplement"] = CaseRequestJson.Default.Supplement,
        ["assign"] = CaseRequestJson.Default.Assign,
        ["accept"] = CaseRequestJson.Default.Accept,
        ["return"] = CaseRequestJson.Default.Return,
        ["contact"] = CaseRequestJson.Default.Contact,
        ["report"] = CaseRequestJson.Default.Report,
        ["request-extension"] = CaseRequestJson.Default.RequestExtension,
        ["decide-extension"] = CaseRequestJson.Default.DecideExtension,
        ["suspend"] = CaseRequestJson.Default.Suspend,
        ["resume"] = CaseRequestJson.Default.Resume,
        ["complete"] = CaseRequestJson.Default.Complete,
        ["verify"] = CaseRequestJson.Default.Verify,
        ["call-back"] = CaseRequestJson.Default.CallBack,
        ["urge"] = CaseRequestJson.Default.Urge,
        ["order-supervision"] = CaseRequestJson.Default.OrderSupervision,
        ["unlock-return"] = CaseRequestJson.Default.UnlockReturn,
        ["reject"] = CaseRequestJson.Default.Reject,
        ["merge"] = CaseRequestJson.Default.Merge,
        ["reopen"] = CaseRequestJson.Default.Reopen,
        ["appeal"] = CaseRequestJson.Default.Appeal,
        ["decide-appeal"] = CaseRequestJson.Default.DecideAppeal,
        ["erase-reporter"] = CaseRequestJson.Default.EraseReporter,
    };

    /// <exception cref="ProblemException">There is no such command (404), or the body is not what it takes.</exception>
    public static CaseCommand Read(string name, RequestBody body) => Commands.TryGetValue(name, out var type)
        ? (CaseCommand)body.Read(type)
        : throw new ProblemException("unknown-command", $"There is no command '{name}'; there are {string.Join(", ", Commands.Keys)}.", 404);
}
