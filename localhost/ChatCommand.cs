using System.CommandLine;
using Xinjing.Serverless.Localhost.Hosting;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Localhost;

/// <summary><c>dotnet run --project localhost -- chat --as wang</c>: the town's chat in a terminal, while the town runs in another.</summary>
internal sealed class ChatCommand : Command
{
    private readonly Option<string> _as = new("--as") { Description = "Whose phone it is: a staff id such as wang, or any name for a resident.", Required = true };
    private readonly Option<Uri> _town = new("--town") { Description = "Where the town runs.", DefaultValueFactory = _ => new Uri("http://127.0.0.1:7071") };

    public ChatCommand()
        : base("chat", "Talks to the running town as somebody in the chat.")
    {
        Options.Add(_as);
        Options.Add(_town);
        SetAction((result, cancellationToken) => RunAsync(result.GetValue(_as)!, result.GetValue(_town)!, cancellationToken));
    }

    private static async Task<int> RunAsync(string person, Uri town, CancellationToken cancellationToken)
    {
        var staff = ReferenceFiles.Load(Path.Combine(Repository.Root, "seeds")).StaffSet.Staff;
        var member = staff.FirstOrDefault(s => s.Id == person)?.WeComId ?? person;
        using var http = new HttpClient { BaseAddress = town };
        try
        {
            await new ChatTerminal(http, member, Console.In, Console.Out).RunAsync(cancellationToken);
            return 0;
        }
        catch (HttpRequestException unreachable)
        {
            await Console.Error.WriteLineAsync($"The town at {town} does not take it ({unreachable.Message}). Start it first: dotnet run --project localhost");
            return 1;
        }
    }
}
