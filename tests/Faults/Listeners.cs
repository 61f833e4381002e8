using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Chat;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.Tests.Reference;
using Xunit;

namespace Xinjing.Serverless.Tests.Faults;

/// <summary>What those outside should have heard of a log, and what they heard.</summary>
internal sealed class Listeners(FaultyTown town)
{
    /// <summary>Message ids in the subscription that keeps every case event, as often as they stand there.</summary>
    public IReadOnlyList<string> OnTopic() =>
        [.. town.Town.Broker.Namespace.Queue($"{StorageNames.CaseEvents}/Subscriptions/{LocalBroker.Everything}").Peek(0, int.MaxValue).Select(message => message.Content.MessageId!)];

    /// <summary>Which member was told what, as often as it was said; a digest says one thing a line. The group gets a bulletin, which is about no event.</summary>
    public IReadOnlyList<string> InChat() =>
        [.. town.Town.Chat.Delivered.Where(message => message.To.Length > 0).SelectMany(message => Lines(message.Text).Select(line => $"{message.To}: {line}"))];

    /// <summary>Whether something still waits to be said.</summary>
    public async Task<bool> IsSomethingUnsaidAsync()
    {
        var rows = new TableServiceClient(town.GoodConnectionString).GetTableClient(StorageNames.ChatOutbox);
        await foreach (var _ in rows.QueryAsync<TableEntity>(row => row.RowKey.CompareTo("wait|") >= 0 && row.RowKey.CompareTo("wait|~") < 0, maxPerPage: 1, cancellationToken: TestContext.Current.CancellationToken)) return true;
        return false;
    }

    /// <summary>One line for each notice that a case's log gives rise to.</summary>
    public static IEnumerable<string> NoticesOf(string caseId, JsonArray log)
    {
        var entries = log.Select(entry => Read(entry!)).ToList();
        var notices = new CaseNotices(Seeds.Town, CaseRecord.Kind.Replay(entries, caseId), DateTimeOffset.UtcNow);
        return entries.SelectMany(notices.Of).Select(message => $"{message.Target.Name}: {Line(message.Text)}");
    }

    /// <summary>What was heard less or more often than it should have been.</summary>
    public static IReadOnlyList<string> Differences(IEnumerable<string> expected, IEnumerable<string> heard)
    {
        var (due, was) = (expected.CountBy(one => one).ToDictionary(StringComparer.Ordinal), heard.CountBy(one => one).ToDictionary(StringComparer.Ordinal));
        return [.. due.Keys.Union(was.Keys, StringComparer.Ordinal).Where(one => due.GetValueOrDefault(one) != was.GetValueOrDefault(one)).Select(one => $"{was.GetValueOrDefault(one)} for {due.GetValueOrDefault(one)}: {one}")];
    }

    private static LogEntry Read(JsonNode entry) => new(
        entry["sequence"]!.GetValue<long>(), entry["at"]!.GetValue<DateTimeOffset>(), entry["by"]!.ToString(), entry["event"]!.ToString(), entry["data"]!.ToJsonString(),
        entry["previousHash"]!.ToString(), entry["hash"]!.ToString());

    private static IEnumerable<string> Lines(string text) => text.StartsWith("共 ", StringComparison.Ordinal) ? text.Split('\n').Skip(1) : [Line(text)];

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
