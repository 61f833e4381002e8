using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.Chat;

public static class ChatServices
{
    /// <summary>Adds what understands the chat and speaks in it; it needs the stores, the cases and the platform. Times come from the section <c>Chat</c>.</summary>
    public static IServiceCollection AddChat(this IServiceCollection services)
    {
        services.AddOptions<ChatOptions>().BindConfiguration("Chat").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ChatOptions>, ChatOptionsValidator>()
            .AddSingleton<ChatDesk>()
            .AddSingleton<ChatSteps>()
            .AddSingleton<ChatReceipts>()
            .AddSingleton<ChatCommands>()
            .AddSingleton<ChatViews>()
            .AddSingleton<CaseNotifier>();
    }
}
