using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Evidence;
using Xinjing.Serverless.Functions.Http;
using Xinjing.Serverless.Functions.Identity;
using Xinjing.Serverless.Functions.Operations;
using Xinjing.Serverless.Functions.Scorecards;
using Xinjing.Serverless.Reference;
using Xinjing.Serverless.Storage;
using Xinjing.Serverless.WeCom;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<ProblemMiddleware>();
builder.UseMiddleware<CallerMiddleware>();

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAzureStorage(builder.Configuration);
builder.Services.AddTownStores();
builder.Services.AddReferenceData();
builder.Services.AddCases();
builder.Services.AddEvidence();
builder.Services.AddTokenReader();
builder.Services.AddScorecards();
builder.Services.AddWeCom();

var app = builder.Build();
await app.Services.GetRequiredService<StorageSetup>().RunAsync(CancellationToken.None);
await app.Services.GetRequiredService<ReferenceArchive>().KeepSeedsAsync(CancellationToken.None);
await app.Services.GetRequiredService<ReferenceInForce>().LookAsync(CancellationToken.None);
await app.RunAsync();
