using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Storage;

public static class StorageServices
{
    /// <summary>Adds the stores; they need clients of the account's tables, blobs and queues. The sweep's patience comes from the section <c>Outbox</c>.</summary>
    public static IServiceCollection AddTownStores(this IServiceCollection services)
    {
        services.AddOptions<OutboxOptions>().BindConfiguration("Outbox").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>()
            .AddSingleton<StorageSetup>()
            .AddSingleton<CaseArchive>()
            .AddSingleton<CaseStore>()
            .AddSingleton<CaseIndex>()
            .AddSingleton<RectificationStore>()
            .AddSingleton<CampaignStore>()
            .AddSingleton<CampaignIndex>()
            .AddSingleton<LinkUses>()
            .AddSingleton<RecordSlices>()
            .AddSingleton<Interventions>()
            .AddSingleton<Places>()
            .AddSingleton<CaseQueries>()
            .AddSingleton<FactQueries>()
            .AddSingleton<FactRollUps>()
            .AddSingleton<CaseStreams>()
            .AddSingleton<BulletinStore>()
            .AddSingleton<IntakeLedger>()
            .AddSingleton<IntakeReceipts>()
            .AddSingleton<Conversations>()
            .AddSingleton<ChatQueue>()
            .AddSingleton<PictureQueue>()
            .AddSingleton<Outbox>()
            .AddSingleton<DeadLetters>()
            .AddSingleton<BacklogWatch>()
            .AddSingleton<OutgoingMessages>()
            .AddSingleton<ReferenceStore>()
            .AddSingleton<Recomputations>();
    }
}
