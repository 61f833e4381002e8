using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Intake;

namespace Xinjing.Serverless.WeCom;

/// <summary>
/// Pictures that lie with the platform for three days. One that is larger than any evidence may be is refused, so the platform's
/// own way for more than 20 MB (ranges, after error 830002) is not needed.
/// </summary>
public sealed class WeComPictures(WeComApi api, IOptions<WeComOptions> options, IOptions<EvidenceOptions> limits)
{
    private const string Name = "media/get";
    private readonly WeComOptions _options = options.Value;
    private readonly int _most = limits.Value.MaxBytes;

    /// <summary>The picture in memory, as the sender's phone made it; not examined.</summary>
    /// <exception cref="PictureUnavailableException">It is gone, too large, or no picture of ours.</exception>
    /// <exception cref="WeComException">The platform did not answer; it says whether to try again.</exception>
    public Task<MemoryStream> GetAsync(SentPicture picture, CancellationToken cancellationToken) => picture switch
    {
        { MediaId: { } mediaId } => GetMediaAsync(mediaId, cancellationToken),
        { Url: { } url } => GetRobotPictureAsync(url, cancellationToken),
        _ => throw new PictureUnavailableException("The picture has neither a media id nor an address."),
    };

    public Task<MemoryStream> GetMediaAsync(string mediaId, CancellationToken cancellationToken) => api.AsAppAsync(
        token => DownloadAsync(new Uri($"cgi-bin/media/get?access_token={token}&media_id={Uri.EscapeDataString(mediaId)}", UriKind.Relative), _most, cancellationToken),
        cancellationToken);

    /// <summary>A robot's picture is encrypted like its callbacks, but with nothing around it.</summary>
    private async Task<MemoryStream> GetRobotPictureAsync(Uri url, CancellationToken cancellationToken)
    {
        var key = string.IsNullOrEmpty(_options.Robot.EncodingAesKey) ? _options.EncodingAesKey : _options.Robot.EncodingAesKey;
        if (string.IsNullOrEmpty(key)) throw new PictureUnavailableException("There is no key for a robot's pictures in the settings.");
        if (url.Scheme != Uri.UriSchemeHttps && (url.Scheme != Uri.UriSchemeHttp || !_options.ApiBaseUrl.IsLoopback)) throw new PictureUnavailableException("The picture's address is not https.");
        using var encrypted = await DownloadAsync(url, _most + BlockPadding.Block, cancellationToken);
        try
        {
            return new MemoryStream(new WeComKey(key).Decrypt(encrypted.ToArray()), writable: false);
        }
        catch (CallbackRefusedException refused)
        {
            throw new PictureUnavailableException($"The picture was not encrypted with the robot's key ({refused.Code}).");
        }
    }

    private Task<MemoryStream> DownloadAsync(Uri address, int most, CancellationToken cancellationToken) => WeComApi.CallAsync(
        Name,
        async () =>
        {
            using var client = api.Client();
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (!answer.IsSuccessStatusCode) throw Failed((int)answer.StatusCode);
            if (answer.Content.Headers.ContentLength > most) throw TooLarge();
            await using var content = await answer.Content.ReadAsStreamAsync(cancellationToken);
            var picture = await CopyAsync(content, most, cancellationToken);
            return IsText(answer.Content.Headers.ContentType) ? throw Refused(picture) : picture;
        },
        cancellationToken);

    private static async Task<MemoryStream> CopyAsync(Stream content, int most, CancellationToken cancellationToken)
    {
        var picture = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(chunk, cancellationToken)) > 0;)
        {
            if (picture.Length + read > most) throw TooLarge();
            await picture.WriteAsync(chunk.AsMemory(0, read), cancellationToken);
        }

        picture.Position = 0;
        return picture;
    }

    /// <summary>What went wrong is told with 200 and JSON, under either name.</summary>
    private static bool IsText(MediaTypeHeaderValue? type) => type?.MediaType is "application/json" or "text/plain";

    private static WeComException Refused(MemoryStream said)
    {
        var answer = PlatformJson.TryReadNode(System.Text.Encoding.UTF8.GetString(said.ToArray()));
        return WeComApi.Code(answer) switch
        {
            WeComCodes.InvalidMedia => new PictureUnavailableException("The platform does not have the picture any more, or never had.", WeComCodes.InvalidMedia),
            WeComCodes.TooLargeMedia => TooLarge(),
            _ => WeComApi.Refused(Name, answer),
        };
    }

    /// <summary>A store answers 403 and 404 for what is gone.</summary>
    private static WeComException Failed(int status) => status is 403 or 404 or 410
        ? new PictureUnavailableException($"The picture is not there any more (HTTP {status}).")
        : new WeComException($"{Name}: HTTP {status}.", 0, isTransient: true);

    private static PictureUnavailableException TooLarge() => new("The picture is larger than evidence may be.", WeComCodes.TooLargeMedia);
}
