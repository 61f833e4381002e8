using System.Reflection;
using System.Xml;
using Microsoft.Azure.Functions.Worker;
using Xinjing.Serverless.Localhost.Town;
using Xinjing.Serverless.Storage;
using Xunit;

namespace Xinjing.Serverless.Tests.Infra;

/// <summary>What the application names, the template makes, and nothing else.</summary>
public sealed class EntityTests(TownTemplate template)
{
    private const string Account = "Microsoft.Storage/storageAccounts";
    private const string Bus = "Microsoft.ServiceBus/namespaces";

    public static TheoryData<string> ParameterFiles => TownTemplate.ParameterFiles;

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Tables_are_those_that_the_application_makes_sure_of(string parameters) =>
        Assert.Equal(StorageSetup.Tables.Order(StringComparer.Ordinal), (await template.PredictAsync(parameters)).Names($"{Account}/tableServices/tables"));

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Containers_are_those_that_the_application_makes_sure_of_and_one_for_the_application(string parameters) =>
        Assert.Equal(
            StorageSetup.Containers.Append("app-package").Order(StringComparer.Ordinal),
            (await template.PredictAsync(parameters)).Names($"{Account}/blobServices/containers"));

    [Theory]
    [MemberData(nameof(ParameterFiles))]
    public async Task Queues_are_those_that_are_written_to_and_those_that_start_a_function(string parameters) =>
        Assert.Equal(
            StorageSetup.Queues.Union(Triggers()).Order(StringComparer.Ordinal),
            (await template.PredictAsync(parameters)).Names($"{Account}/queueServices/queues"));

    [Fact]
    public async Task Every_name_of_the_application_is_made()
    {
        var names = typeof(StorageNames).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);
        var made = (await template.PredictAsync("prod")).All.Select(resource => resource["name"]!.ToString().Split('/')[^1]);
        Assert.Equal([StorageNames.ReferenceLedger], names.Except(made));
    }

    [Fact]
    public async Task The_broker_at_home_has_what_the_namespace_has()
    {
        await using var home = await LocalBroker.StartAsync();
        var deployed = await template.PredictAsync("everything");
        Assert.Equal([StorageNames.HotlineQueue], deployed.Names($"{Bus}/queues"));
        Assert.Equal([StorageNames.CaseEvents], deployed.Names($"{Bus}/topics"));
        Assert.Equal(["archive", LocalBroker.Everything], deployed.Names($"{Bus}/topics/subscriptions"));
        Assert.NotNull(home.Namespace.Queue($"{StorageNames.CaseEvents}/Subscriptions/{LocalBroker.Everything}"));

        var topic = deployed.One($"{Bus}/topics")["properties"]!;
        var local = home.Namespace.Options.Topics.Single();
        Assert.Equal((true, local.DuplicateDetectionWindow), (topic["requiresDuplicateDetection"]!.GetValue<bool>(), XmlConvert.ToTimeSpan(topic["duplicateDetectionHistoryTimeWindow"]!.ToString())));
        Assert.All(deployed.Of($"{Bus}/topics/subscriptions"), one => Assert.Equal(local.Subscriptions.Single().RequiresSession, one["properties"]!["requiresSession"]!.GetValue<bool>()));
        Assert.Equal(100, deployed.One($"{Bus}/queues")["properties"]!["maxDeliveryCount"]!.GetValue<int>());
    }

    [Fact]
    public async Task Lifecycle_rules_are_about_containers_that_there_are()
    {
        var rules = (await template.PredictAsync("prod")).One($"{Account}/managementPolicies")["properties"]!["policy"]!["rules"]!.AsArray();
        var containers = rules.SelectMany(rule => rule!["definition"]!["filters"]!["prefixMatch"]!.AsArray()).Select(prefix => prefix!.ToString().TrimEnd('/')).ToList();
        Assert.Empty(containers.Except(StorageSetup.Containers));
        Assert.DoesNotContain(StorageNames.Photos, containers);
        Assert.DoesNotContain(StorageNames.Reference, containers);
        var deleted = rules.Where(rule => rule!["definition"]!["actions"]!["baseBlob"]!["delete"] is not null).Select(rule => rule!["name"]!.ToString());
        Assert.DoesNotContain("delete-photo-originals", deleted);
    }

    private static IEnumerable<string> Triggers() =>
        from assembly in RealApplication.Assemblies
        from type in assembly.GetTypes()
        from method in type.GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<QueueTriggerAttribute>()
        where trigger is not null
        select trigger.QueueName;
}
