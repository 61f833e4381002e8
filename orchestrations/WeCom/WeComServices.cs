using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Xinjing.Serverless.WeCom;

public static class WeComServices
{
    /// <summary>Adds the chat platform, section <c>WeCom</c>; it needs the stores and the queues.</summary>
    public static IServiceCollection AddWeCom(this IServiceCollection services)
    {
        services.AddOptions<WeComOptions>().BindConfiguration("WeCom").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<WeComOptions>, WeComOptionsValidator>()
            .AddSingleton<WeComCallbacks>();
    }
}
