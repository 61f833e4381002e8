import { tagsType, thresholdsType } from 'types.bicep'

param town string
param location string
param tags tagsType
param workspaceName string
param serviceBusName string
@description('Who is told, by e-mail.')
param emails string[]
param thresholds thresholdsType

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = { name: serviceBusName }

resource operators 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${town}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: take(town, 12)
    emailReceivers: [for email in emails: { name: email, emailAddress: email, useCommonAlertSchema: true }]
  }
}

// Texts in quotes are lines that the application, or the engine, really writes; a test holds ours against the code.
// Names are those of the runbooks in docs/operations.md.
var logAlerts = [
  {
    name: 'outbox-age'
    description: 'What follows a commit has been promised for too long: cases are not shown, nobody is told, orchestrations are not nudged.'
    severity: 1
    query: 'AppTraces | parse Message with "The oldest promise in the outbox has waited " seconds:long " s." | where seconds > ${thresholds.outboxAge * 60}'
    window: 'PT10M'
    operator: 'GreaterThan'
    threshold: 2
  }
  {
    name: 'queue-age'
    description: 'Messages wait in a queue of the storage account and nobody fetches them.'
    severity: 1
    query: 'AppTraces | parse Message with "The oldest message in queue " queue " has waited " seconds:long " s." | where seconds > ${thresholds.queueAge * 60}'
    window: 'PT10M'
    operator: 'GreaterThan'
    threshold: 2
  }
  {
    name: 'failed-orchestrations'
    description: 'An orchestration has ended with an error: its case or batch has no clock until the sweep starts another.'
    severity: 1
    query: 'AppTraces | where tostring(Properties.Category) == "Host.Triggers.DurableTask" and Message contains "(Orchestrator)\' failed with an error"'
    window: 'PT10M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'dead-letters'
    description: 'Messages became no case, or could not be said in the chat: GET /api/dead-letters.'
    severity: 2
    query: 'AppTraces | where Message startswith "Dead letter "'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'sweep-failing'
    description: 'The sweep tries the same cases or targets again and again.'
    severity: 2
    query: 'AppTraces | where Message startswith "The sweep could not help "'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 5
  }
  {
    name: 'sweep-silent'
    description: 'The sweep has not run for a quarter of an hour: the application is down, and the alerts on ages are blind.'
    severity: 0
    query: 'AppRequests | where Name == "SweepOutbox" and Success == true'
    window: 'PT15M'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'records-left'
    description: 'The watchdog finds orchestrations that it does not repair: GET /api/operations/stuck.'
    severity: 2
    query: 'AppTraces | where Message endswith "; the watchdog leaves it to the engine, or to an operator."'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 1
  }
  {
    name: 'erasure-failing'
    description: 'Names and phones of citizens are kept for longer than they may be.'
    severity: 1
    query: 'AppTraces | where Message startswith "The citizen of case "'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 2
  }
  {
    name: 'upkeep-failing'
    description: 'A case could not be archived, a history not purged, or a rebuild of the index left something as it is.'
    severity: 3
    query: 'AppTraces | where Message endswith " could not be archived; the next night tries again." or Message startswith "The histories of record " or Message endswith "; its history stays." or Message startswith "Rebuild "'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
]

resource ofLogs 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in logAlerts: {
    name: '${town}-${alert.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: alert.name
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      scopes: [workspace.id]
      // Nothing has been taken in yet when this is deployed for the first time.
      skipQueryValidation: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
          }
        ]
      }
      actions: { actionGroups: [operators.id] }
    }
  }
]

var metricAlerts = [
  {
    name: 'service-bus-dead-letters'
    description: 'A queue or a subscription of Service Bus has dead letters.'
    severity: 2
    metric: 'DeadletteredMessages'
    aggregation: 'Maximum'
    window: 'PT5M'
    entities: ['*']
  }
  {
    name: 'hotline-queue-age'
    description: 'Batches of districts wait in Service Bus; the drain takes them every minute.'
    severity: 2
    metric: 'ActiveMessages'
    aggregation: 'Minimum'
    window: 'PT15M'
    entities: ['hotline-batches']
  }
]

resource ofMetrics 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for alert in metricAlerts: {
    name: '${town}-${alert.name}'
    location: 'global'
    tags: tags
    properties: {
      description: alert.description
      severity: alert.severity
      enabled: true
      autoMitigate: true
      evaluationFrequency: 'PT5M'
      windowSize: alert.window
      scopes: [namespace.id]
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            name: alert.name
            criterionType: 'StaticThresholdCriterion'
            metricNamespace: 'Microsoft.ServiceBus/namespaces'
            metricName: alert.metric
            timeAggregation: alert.aggregation
            operator: 'GreaterThan'
            threshold: 0
            dimensions: [{ name: 'EntityName', operator: 'Include', values: alert.entities }]
          }
        ]
      }
      actions: [{ actionGroupId: operators.id }]
    }
  }
]
