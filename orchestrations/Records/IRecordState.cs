using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Records;

/// <summary>What the kernel reads of a record's state; the rest is the business of its lifecycle.</summary>
public interface IRecordState
{
    string Id { get; }

    /// <summary>Number of events in the log; the ETag of the public contract.</summary>
    long Version { get; }

    /// <summary>The latest of each kind and subject, open and ended.</summary>
    IReadOnlyList<Deadline> Deadlines { get; }
}
