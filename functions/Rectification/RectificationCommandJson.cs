using System.Text.Json.Serialization.Metadata;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Functions.Rectification;

/// <summary>The commands by the names that they have in the path.</summary>
internal static class RectificationCommandJson
{
    private static readonly Dictionary<string, JsonTypeInfo> Commands = new(StringComparer.Ordinal)
    {
        ["entrust"] = RectificationRequestJson.Default.Entrust,
        ["deliver-notice"] = RectificationRequestJson.Default.DeliverNotice,
        ["set-account"] = RectificationRequestJson.Default.SetAccount,
        ["confirm-notice"] = RectificationRequestJson.Default.ConfirmNotice,
        ["check"] = RectificationRequestJson.Default.Check,
        ["inspect"] = RectificationRequestJson.Default.Inspect,
        ["serve-order"] = RectificationRequestJson.Default.ServeOrder,
        ["hand-in"] = RectificationRequestJson.Default.HandIn,
        ["judge-paper"] = RectificationRequestJson.Default.JudgePaper,
        ["report-fixed"] = RectificationRequestJson.Default.ReportFixed,
        ["reinspect"] = RectificationRequestJson.Default.Reinspect,
        ["request-extension"] = RectificationRequestJson.Default.RequestTermExtension,
        ["decide-extension"] = RectificationRequestJson.Default.DecideTermExtension,
        ["suspend"] = RectificationRequestJson.Default.SuspendTarget,
        ["resume"] = RectificationRequestJson.Default.ResumeTarget,
        ["urge"] = RectificationRequestJson.Default.UrgeTarget,
        ["interview"] = RectificationRequestJson.Default.HoldInterview,
        ["hand-over"] = RectificationRequestJson.Default.HandOver,
        ["record-result"] = RectificationRequestJson.Default.RecordResult,
        ["revisit"] = RectificationRequestJson.Default.Revisit,
        ["exclude"] = RectificationRequestJson.Default.Exclude,
        ["reinstate"] = RectificationRequestJson.Default.Reinstate,
        ["issue-link"] = RectificationRequestJson.Default.IssueLink,
        ["revoke-link"] = RectificationRequestJson.Default.RevokeLink,
    };

    /// <exception cref="ProblemException">There is no such command (404), or the body is not what it takes.</exception>
    public static RectificationCommand Read(string name, RequestBody body) => Commands.TryGetValue(name, out var type)
        ? (RectificationCommand)body.Read(type)
        : throw new ProblemException("unknown-command", $"There is no command '{name}'; there are {string.Join(", ", Commands.Keys)}.", 404);
}
