using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Cases;

/// <summary>A case as a record of the kernel.</summary>
public static class CaseRecord
{
    public static RecordKind<CaseState> Kind { get; } = new()
    {
        Noun = "case",
        IsId = CaseId.IsValid,
        NotFound = id => new CaseNotFoundException(id),
        Json = CaseJson.Stored.CaseState,
        Events = CaseJson.Events,
        Apply = CaseLifecycle.Apply,
    };
}

public sealed class CaseWriter(CaseStore store, Outbox outbox) : RecordWriter<CaseState>(store, outbox);
