using System.Globalization;
using System.Text.Json;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>One entry of a case's log as a line for the console.</summary>
internal sealed class LogLine(ReferenceData reference)
{
    private const int DescriptionLength = 24;
    private readonly Dictionary<string, string> _units = reference.UnitSet.Units.ToDictionary(u => u.Code, u => u.Name, StringComparer.Ordinal);
    private readonly string? _deputyHead = reference.StaffSet.Staff.FirstOrDefault(s => s.Office == StaffOffice.DeputyHead)?.Name;
    private readonly Dictionary<string, string> _categories = reference.CategorySet.Categories.ToDictionary(c => c.Code, c => c.Name, StringComparer.Ordinal);

    /// <summary>Time in Shanghai, case, link of the procedure, who, and what happened.</summary>
    public string Write(string caseId, SeenEntry entry)
    {
        var (link, what) = Describe(entry.Event, new Data(entry.Data));
        return string.Create(CultureInfo.InvariantCulture, $"{entry.At.ToOffset(ShanghaiTime.Offset):HH:mm:ss}  {caseId}  {link}  {entry.By,-8}  {what}");
    }

    private (string Link, string What) Describe(string name, Data data) => name switch
    {
        nameof(CaseFiled) => ("立案", $"filed: {Name(_categories, data["category"])} \"{Short(data["description"])}\""),
        nameof(CaseAssigned) => ("派遣", $"assigned to {Name(_units, data["unit"])}{(data["rule"] is { Length: > 0 } rule ? $" (rule {rule})" : "")}"),
        nameof(DispatchDeferred) => ("派遣", "left to a dispatcher: no rule leads to another unit"),
        nameof(CaseAccepted) => ("处置", "accepted"),
        nameof(CaseReturned) => ("退单", $"returned by {Name(_units, data["unit"])}: {data["reason"]}"),
        nameof(CitizenContacted) => ("处置", data["done"] == "True" ? "citizen contacted" : $"citizen not contacted: {data["reason"]}"),
        nameof(ProgressReported) => ("处置", $"progress{(data["unit"] is { Length: > 0 } unit ? $" of {Name(_units, unit)}" : "")}: {data["note"]}"),
        nameof(CaseCompleted) => ("处置", $"completed ({data["result"]}): {data["note"]}"),
        nameof(CaseVerified) => ("核查", data["passed"] == "True" ? $"verified, next: {data["outcome"]}" : $"not passed, next: {data["outcome"]} ({data["note"]})"),
        nameof(CitizenCalledBack) => ("回访", $"called back: {(data["reached"] == "True" ? data["satisfaction"] : "not reached")}, next: {data["outcome"]}"),
        nameof(DeadlineReminded) => ("提醒", $"REMINDER: {data["deadline"]} is due at {Time(data["dueAt"])}"),
        nameof(DeadlineEscalated) => ("升级", $"ESCALATION to {Target(data["to"])}: {data["deadline"]} was due at {Time(data["dueAt"])}"),
        nameof(CaseUrged) => ("催办", $"urged: {data["note"]}"),
        nameof(CaseRejected) => ("不立", $"rejected: {data["reason"]}"),
        nameof(CaseReopened) => ("重开", $"reopened: {data["reason"]}"),
        nameof(ExtensionRequested) => ("延期", $"asks for {data["workingDays"]} more working days: {data["reason"]}"),
        nameof(ExtensionDecided) => ("延期", data["approved"] == "True" ? $"extended by {data["workingDays"]} working days" : $"not extended: {data["note"]}"),
        nameof(CaseSuspended) => ("挂账", $"suspended until {Time(data["until"])}: {data["reason"]}"),
        nameof(CaseResumed) => ("挂账", "resumed: the clock goes on"),
        nameof(SupervisionOrdered) => ("督办", $"ordered: {data["order"]}"),
        nameof(AppealFiled) => ("申诉", $"appeals against the overdue mark of {data["deadline"]}: {data["reason"]}"),
        nameof(AppealDecided) => ("申诉", $"{(data["approved"] == "True" ? "approved" : "not approved")}, appeal {data["outcome"]}"),
        nameof(CaseMerged) => ("并案", $"merged into {data["into"]}"),
        nameof(ReturnUnlocked) => ("退单", "returns unlocked"),
        nameof(PhotoAdded) => ("取证", "photo added"),
        _ => ("    ", name),
    };

    private string Target(string to) => to == "deputyHead" && _deputyHead is { } name ? $"{to} ({name})" : to;

    private static string Name(Dictionary<string, string> names, string code) => names.GetValueOrDefault(code, code);

    private static string Short(string text) => text.Length <= DescriptionLength ? text : $"{text[..DescriptionLength]}…";

    private static string Time(string instant) =>
        DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture).ToOffset(ShanghaiTime.Offset).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private readonly record struct Data(JsonElement Element)
    {
        public string this[string name] => Element.TryGetProperty(name, out var value) ? value.ToString() : "";
    }
}
