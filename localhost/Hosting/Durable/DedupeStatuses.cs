using Microsoft.DurableTask.Protobuf;
using Xinjing.Serverless.Localhost.Hosting.Settings;
using OrchestrationStatus = DurableTask.Core.OrchestrationStatus;

namespace Xinjing.Serverless.Localhost.Hosting.Durable;

/// <summary>Which statuses of an existing instance forbid a start under its id: those the starter names, and those host.json protects.</summary>
internal static class DedupeStatuses
{
    private static readonly OrchestrationStatus[] Open =
        [OrchestrationStatus.Running, OrchestrationStatus.ContinuedAsNew, OrchestrationStatus.Pending, OrchestrationStatus.Suspended];

    public static OrchestrationStatus[] For(OrchestrationIdReusePolicy? policy, OverridableStates overridable)
    {
        var named = policy is null
            ? []
            : Enum.GetValues<OrchestrationStatus>().Except(policy.ReplaceableStatus.Select(status => (OrchestrationStatus)status));
        return named.Union(overridable == OverridableStates.NonRunningStates ? Open : []).ToArray();
    }
}
