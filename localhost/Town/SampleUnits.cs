using System.Text.Json.Nodes;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost.Town;

/// <summary>One thing that somebody does in the samples.</summary>
internal sealed record SampleStep(string Command, JsonObject Body, string Token);

/// <summary>How the units of the samples behave: most do well, and some show what the procedure is for. Nothing is left to chance.</summary>
internal sealed class SampleUnits(TownClient client, ReferenceData reference)
{
    private enum Habit
    {
        Diligent,
        SlowToAccept,
        ReturnsFirst,
        SloppyAtFirst,
        SlowToHandle,
        DisappointsFirst,
    }

    /// <summary>What happens next to a case by a person's hand; <c>null</c> while everybody waits.</summary>
    public SampleStep? Next(SeenCase seen, IReadOnlyList<SeenEntry> log)
    {
        var habit = (Habit)(Number(seen.SourceId) % Enum.GetValues<Habit>().Length);
        return seen.Status switch
        {
            "assigned" => Assigned(seen, log, habit),
            "accepted" => Handler(seen, "report", ("note", "已到现场查看，正在处理。")),
            "inProgress" or "rework" when habit == Habit.SlowToHandle && !Escalated(log, "handling", "center") => null,
            "inProgress" when CanCall(log) && !Happened(log, "CitizenContacted") =>
                Handler(seen, "contact", ("done", true), ("at", log[^1].At.ToString("O")), ("person", "承办人"), ("mode", "电话")),
            "inProgress" or "rework" when Missing(log).FirstOrDefault() is { } joint => Step(joint, "report", ("note", "本单位事项已配合处置。")),
            "inProgress" or "rework" => Handler(seen, "complete", ("result", "solved"), ("factFinding", "属实"), ("claimFinding", "合理"), ("note", "现场已处置完毕，已告知当事人。")),
            "verifying" when habit == Habit.SloppyAtFirst && !Happened(log, "CaseVerified") => Center("sun", "verifier", "verify", ("passed", false), ("note", "现场仍有残留，退回返工。")),
            "verifying" => Center("sun", "verifier", "verify", ("passed", true)),
            "callingBack" when habit == Habit.DisappointsFirst && !Happened(log, "CitizenCalledBack") =>
                Center("zhou", "verifier", "call-back", ("reached", true), ("solved", false), ("satisfaction", "dissatisfied"), ("reason", "第二天又出现了。")),
            "callingBack" => Center("zhou", "verifier", "call-back", ("reached", true), ("solved", true), ("satisfaction", "satisfied")),
            "filed" or "returned" when Happened(log, "DispatchDeferred") => Center("zhao", "dispatcher", "assign", ("unit", "zongguan"), ("note", "人工派遣")),
            _ => null,
        };
    }

    private SampleStep? Assigned(SeenCase seen, IReadOnlyList<SeenEntry> log, Habit habit) => habit switch
    {
        Habit.SlowToAccept when !Escalated(log, "acceptance", "unitLeader") => null,
        Habit.ReturnsFirst when !Happened(log, "CaseReturned") => Handler(seen, "return", ("reason", "不属于本单位职责范围。")),
        _ => Handler(seen, "accept"),
    };

    private SampleStep Handler(SeenCase seen, string command, params IEnumerable<(string Name, JsonNode Value)> body) => Step(seen.Unit!, command, body);

    /// <summary>Done by the unit's leader, who may complete in every round.</summary>
    private SampleStep Step(string unit, string command, params IEnumerable<(string Name, JsonNode Value)> body) =>
        new(command, Body(body), client.Token(reference.UnitSet.Units.First(u => u.Code == unit).Leader, "handler", unit));

    /// <summary>Joint units that have not reported since this round began.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<SeenEntry> log)
    {
        var round = log.Reverse().TakeWhile(entry => entry.Event is not ("CaseAssigned" or "CaseVerified" or "CitizenCalledBack"));
        var reported = round.Where(entry => entry.Event == "ProgressReported").Select(entry => entry.Data.GetProperty("unit").GetString());
        return log.Last(entry => entry.Event == "CaseAssigned").Data.GetProperty("jointUnits").EnumerateArray().Select(unit => unit.GetString()!).Except(reported, StringComparer.Ordinal)!;
    }

    private SampleStep Center(string person, string role, string command, params IEnumerable<(string Name, JsonNode Value)> body) =>
        new(command, Body(body), client.Token(person, role));

    private static JsonObject Body(IEnumerable<(string Name, JsonNode Value)> body) =>
        new(body.Select(field => KeyValuePair.Create(field.Name, (JsonNode?)field.Value)));

    private static bool Happened(IReadOnlyList<SeenEntry> log, string name) => log.Any(entry => entry.Event == name);

    private static bool CanCall(IReadOnlyList<SeenEntry> log) => log[0].Data.TryGetProperty("hasReporter", out var has) && has.GetBoolean();

    private static bool Escalated(IReadOnlyList<SeenEntry> log, string deadline, string to) => log.Any(entry =>
        entry.Event == "DeadlineEscalated" && entry.Data.GetProperty("deadline").GetString() == deadline && entry.Data.GetProperty("to").GetString() == to);

    private static int Number(string sourceId) => sourceId.Where(char.IsAsciiDigit).Aggregate(0, (number, digit) => ((number * 10) + digit - '0') % 1_000_000);
}
