using System.Text.RegularExpressions;

namespace Xinjing.Serverless.Benchmarks.Counting;

/// <summary>A request to the storage as it passed by.</summary>
/// <param name="Path">Without the account.</param>
/// <param name="Answer">Of a look into a queue; else empty.</param>
internal sealed partial record SeenRequest(StorageService Service, Origin Origin, string Method, string Path, string Query, string Body, string Answer)
{
    public StorageTransaction Read()
    {
        var (verb, target) = Service switch
        {
            StorageService.Table => ReadTable(),
            StorageService.Queue => ReadQueue(),
            _ => (Method.ToLowerInvariant(), Path.Split('/')[0]),
        };
        target = Partition().Replace(target, "-control");
        return new StorageTransaction(Service, Origin, verb, target) { IsBackground = BackgroundWork.Is(Service, verb, target) };
    }

    private (string Verb, string Target) ReadTable()
    {
        if (Path == "$batch") return ("batch", FirstOfBatch().Match(Body).Groups["table"].Value);
        var name = Path.Split('(')[0];
        var isOne = Path.Contains("PartitionKey=", StringComparison.Ordinal);
        return (Method switch { "GET" => isOne ? "get" : "query", "POST" => "insert", "DELETE" => "delete", _ => "upsert" }, name);
    }

    private (string Verb, string Target) ReadQueue()
    {
        var parts = Path.Split('/');
        if (parts.Length == 1 || parts[1] != "messages") return ($"{Method.ToLowerInvariant()} queue", parts[0]);
        return (Method switch { "GET" => Look(), "POST" => "put", "DELETE" => "delete", _ => "update" }, parts[0]);
    }

    private string Look() => Query.Contains("peekonly", StringComparison.OrdinalIgnoreCase) ? "peek"
        : Answer.Contains("<QueueMessage>", StringComparison.Ordinal) ? "take"
        : "find empty";

    [GeneratedRegex("-control-[0-9]+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Partition();

    [GeneratedRegex(@"^(POST|PUT|PATCH|MERGE|DELETE) https?://[^/]+/[^/]+/(?<table>\w+)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex FirstOfBatch();
}
