using Xinjing.Serverless.Benchmarks;

return await new CompareCommand().Parse(args).InvokeAsync();
