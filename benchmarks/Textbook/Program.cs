using Azure.Data.Tables;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xinjing.Serverless.Benchmarks.Textbook;

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.Services.AddSingleton(new TableServiceClient(builder.Configuration["AzureWebJobsStorage"]));

var app = builder.Build();
var tables = app.Services.GetRequiredService<TableServiceClient>();
await tables.CreateTableIfNotExistsAsync(CaseActivities.Cases);
await tables.CreateTableIfNotExistsAsync(CaseActivities.Notices);
await app.RunAsync();
