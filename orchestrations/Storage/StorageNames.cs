namespace Xinjing.Serverless.Storage;

/// <summary>Every table, container and queue of the application; nothing else names one.</summary>
public static class StorageNames
{
    /// <summary>Truth: one partition per case with its snapshot, log, receipts and reporter.</summary>
    public const string Cases = "Cases";

    /// <summary>Read model and outbox; can be made again from <see cref="Cases"/>.</summary>
    public const string CaseIndex = "CaseIndex";

    /// <summary>Truth: one partition per target of a campaign with its snapshot, log and receipts.</summary>
    public const string Rectifications = "Rectifications";

    /// <summary>Campaigns as they were decided, each with its template.</summary>
    public const string Campaigns = "Campaigns";

    /// <summary>Read model: one partition per campaign with a row per target; can be made again from <see cref="Rectifications"/>.</summary>
    public const string CampaignTargets = "CampaignTargets";

    /// <summary>What was done to orchestrations from outside, and how far those who look after them have come.</summary>
    public const string Operations = "Operations";

    /// <summary>Cases that were closed long ago: a document for each with its log, <c>{case}/{SHA-256 of the document}.json</c>.</summary>
    public const string Archive = "archive";

    /// <summary>Rebuilds of the index, with how far each has come.</summary>
    public const string IndexRebuilds = "IndexRebuilds";

    /// <summary>Which case a source's own id, or a client's idempotency key, has become.</summary>
    public const string Intake = "Intake";

    /// <summary>What became of each message that came in.</summary>
    public const string IntakeReceipts = "IntakeReceipts";

    /// <summary>Photos as they were sent.</summary>
    public const string PhotoOriginals = "photo-originals";

    /// <summary>PDF files that firms handed in.</summary>
    public const string Papers = "papers";

    /// <summary>How often firms' links were used lately.</summary>
    public const string LinkUses = "LinkUses";

    /// <summary>Photos that hand-held devices send before the reports that name them.</summary>
    public const string DevicePhotos = "device-photos";

    /// <summary>Photos as they are served: upright, without metadata.</summary>
    public const string Photos = "photos";

    /// <summary>Versions of the reference data, <c>{set}/{version}.json</c>, the ledger of those that were accepted, and seeds, <c>seeds/{set}/{hash of the edition}.json</c>.</summary>
    public const string Reference = "reference";

    /// <summary>The blob in <see cref="Reference"/> that says what counts.</summary>
    public const string ReferenceLedger = "ledger.json";

    /// <summary>What moved when reference data changed: one partition per version.</summary>
    public const string Recomputations = "Recomputations";

    /// <summary>Batches of the hotline: the file as it was sent, its pages and their receipts.</summary>
    public const string HotlineBatches = "hotline-batches";

    /// <summary>Which batches were accepted, and how far each has come.</summary>
    public const string HotlineLedger = "HotlineBatches";

    /// <summary>Messages that became no case, each with its reason.</summary>
    public const string DeadLetters = "dead-letters";

    /// <summary>The Service Bus queue to which districts push batches.</summary>
    public const string HotlineQueue = "hotline-batches";

    /// <summary>Where a district puts a batch that it only points at from <see cref="HotlineQueue"/>.</summary>
    public const string HotlineInbox = "hotline-inbox";

    /// <summary>The Service Bus topic of what happened to cases.</summary>
    public const string CaseEvents = "case-events";

    /// <summary>What the town and each person of the chat have said.</summary>
    public const string Conversations = "Conversations";

    /// <summary>Messages of the chat, to be understood.</summary>
    public const string ChatMessages = "chat-messages";

    /// <summary>Pictures that came with reports and messages, to be fetched.</summary>
    public const string SentPictures = "sent-pictures";

    public const string ChatMessagesPoison = ChatMessages + "-poison";

    public const string SentPicturesPoison = SentPictures + "-poison";

    /// <summary>What the town has to say in the chat: one partition per member or group robot.</summary>
    public const string ChatOutbox = "ChatOutbox";

    /// <summary>Wakes the sender of <see cref="ChatOutbox"/>; each message names a target.</summary>
    public const string ChatOutgoing = "chat-outgoing";

    /// <summary>Morning bulletins, <c>{day}.json</c>.</summary>
    public const string Bulletins = "bulletins";

    /// <summary>Reports from hand-held devices.</summary>
    public const string CaseReports = "case-reports";

    /// <summary>Where the Functions host puts a message that failed five times.</summary>
    public const string CaseReportsPoison = CaseReports + "-poison";
}
