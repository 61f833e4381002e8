using Azure.Data.Tables;
using Xinjing.Serverless.Rectification;

namespace Xinjing.Serverless.Storage;

/// <summary>The truth of campaigns' targets.</summary>
public sealed class RectificationStore(TableServiceClient tables)
    : RecordStore<RectificationState>(tables.GetTableClient(StorageNames.Rectifications), "rectification", RectificationRecord.Kind);
