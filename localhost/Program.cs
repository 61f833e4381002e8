using System.CommandLine;
using Xinjing.Serverless.Localhost;

return await new RunCommand().Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(60) });
