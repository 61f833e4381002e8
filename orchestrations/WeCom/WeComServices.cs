using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.WeCom;

public static class WeComServices
{
    /// <summary>Adds the chat platform, section <c>WeCom</c>; it needs the stores and the queues.</summary>
    public static IServiceCollection AddWeCom(this IServiceCollection services)
    {
        services.AddOptions<WeComOptions>().BindConfiguration("WeCom").ValidateOnStart();
        // Its own log would write addresses, and those have keys and tokens in them.
        services.AddHttpClient(WeComApi.ClientName, (provider, client) =>
        {
            client.BaseAddress = provider.GetRequiredService<IOptions<WeComOptions>>().Value.ApiBaseUrl;
            client.Timeout = WeComClient.Patience;
        }).RemoveAllLoggers();
        return services
            .AddSingleton<IValidateOptions<WeComOptions>, WeComOptionsValidator>()
            .AddSingleton<WeComCallbacks>()
            .AddSingleton<WeComTokens>()
            .AddSingleton<WeComApi>()
            .AddSingleton<WeComPictures>()
            .AddSingleton<OutgoingFailures>()
            .AddSingleton<OutgoingSender>();
    }
}
