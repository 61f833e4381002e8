using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

/// <summary>Ids of cases begin with <c>XJ</c>; the date is that of filing, and the rest follows from source and source id.</summary>
public static class CaseId
{
    internal const string Prefix = "XJ";

    public static string Create(string source, string sourceId, DateTimeOffset filedAt) => RecordId.Create(Prefix, $"{source}\n{sourceId}", filedAt);

    /// <summary>Whether the text has the form of a case id and its check digit is right; a wrong digit or two swapped ones show.</summary>
    public static bool IsValid(string text) => RecordId.IsValid(Prefix, text);
}
