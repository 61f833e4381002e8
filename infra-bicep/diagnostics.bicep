param workspaceName string
param storageName string
param serviceBusName string
param vaultName string
param appName string
@description('Whether each row that is written or deleted in a table is logged: docs/deploy.md says what it costs.')
param logTableWrites bool
@description('Whether each read and write of the storage is logged, of queues too: several times as much.')
param logEveryRequest bool

var deletes = [{ category: 'StorageDelete', enabled: true }]
var writes = concat(deletes, [{ category: 'StorageWrite', enabled: true }])
var everything = concat(writes, [{ category: 'StorageRead', enabled: true }])
var metrics = [{ category: 'AllMetrics', enabled: true }]

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' existing = { name: workspaceName }

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = { name: 'default' }
  resource queueService 'queueServices' existing = { name: 'default' }
  resource tableService 'tableServices' existing = { name: 'default' }
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = { name: serviceBusName }

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: vaultName }

resource app 'Microsoft.Web/sites@2024-04-01' existing = { name: appName }

resource ofBlobs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account::blobs
  properties: { workspaceId: workspace.id, logs: logEveryRequest ? everything : deletes, metrics: [{ category: 'Transaction', enabled: true }] }
}

resource ofQueues 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account::queueService
  // The engine deletes a message for each step of a case; that says nothing.
  properties: {
    workspaceId: workspace.id
    logs: logEveryRequest ? everything : []
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource ofTables 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: account::tableService
  // The log of a case is rows of a table: who writes over one stands here, and nowhere else.
  properties: {
    workspaceId: workspace.id
    logs: logEveryRequest ? everything : (logTableWrites ? writes : [])
    metrics: [{ category: 'Transaction', enabled: true }]
  }
}

resource ofBus 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: namespace
  properties: { workspaceId: workspace.id, logs: [{ category: 'OperationalLogs', enabled: true }], metrics: metrics }
}

resource ofVault 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: vault
  properties: { workspaceId: workspace.id, logs: [{ category: 'AuditEvent', enabled: true }], metrics: metrics }
}

// Its log goes to Application Insights already; taken in twice it would be paid for twice.
resource ofApp 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'workspace'
  scope: app
  properties: { workspaceId: workspace.id, metrics: metrics }
}
