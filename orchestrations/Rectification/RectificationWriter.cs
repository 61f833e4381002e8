using Xinjing.Serverless.Records;
using Xinjing.Serverless.Storage;

namespace Xinjing.Serverless.Rectification;

public sealed class RectificationWriter(RectificationStore store, Outbox outbox) : RecordWriter<RectificationState>(store, outbox);
