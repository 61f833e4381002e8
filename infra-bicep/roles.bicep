@description('Of the application.')
param identityName string
@description('Principals of the districts that push batches.')
param districtPrincipalIds string[]
@description('Principals of hand-held devices, or of the gateway that speaks for them.')
param devicePrincipalIds string[]
@description('Who may listen to which subscription of case events: name of the subscription, principal.')
param listeners { name: string, principalId: string? }[]
@description('Object ids of the people or groups that write secrets.')
param secretOfficerIds string[]
param storageName string
param serviceBusName string
param vaultName string
param insightsName string

var roles = {
  blobContributor: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe'
  queueContributor: '974c5e8b-45b9-4653-ba55-5f855dd0fb88'
  queueSender: 'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a'
  tableContributor: '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'
  busReceiver: '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0'
  busSender: '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39'
  secretsUser: '4633458b-17de-408a-b874-0445c86b69e6'
  secretsOfficer: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'
  metricsPublisher: '3913510d-42f4-4e42-8a64-420c390055eb'
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = { name: identityName }

// The containers are shared: who may put a blob into one must not read, replace or take away what others have put there, and no
// built-in role is that small. Names are unique in the whole directory.
resource blobPutter 'Microsoft.Authorization/roleDefinitions@2022-04-01' = if (!empty(concat(districtPrincipalIds, devicePrincipalIds))) {
  name: guid(resourceGroup().id, 'blob-putter')
  properties: {
    roleName: 'Blob Putter of ${storageName}'
    description: 'Puts new blobs; reads, replaces and deletes none.'
    type: 'CustomRole'
    assignableScopes: [resourceGroup().id]
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: ['Microsoft.Storage/storageAccounts/blobServices/containers/blobs/add/action']
        notDataActions: []
      }
    ]
  }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageName

  resource blobs 'blobServices' existing = {
    name: 'default'

    resource hotlineInbox 'containers' existing = { name: 'hotline-inbox' }
    resource devicePhotos 'containers' existing = { name: 'device-photos' }
  }

  resource queueService 'queueServices' existing = {
    name: 'default'

    resource caseReports 'queues' existing = { name: 'case-reports' }
  }
}

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = {
  name: serviceBusName

  resource hotlineBatches 'queues' existing = { name: 'hotline-batches' }

  resource caseEvents 'topics' existing = {
    name: 'case-events'

    resource subscriptions 'subscriptions' existing = [for listener in listeners: { name: listener.name }]
  }
}

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: vaultName }

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: insightsName }

// The host keeps leases and keys, and the engine its hub, in containers, queues and tables that they make themselves: hence the
// whole account, but only its data.
var storageRoles = [roles.blobContributor, roles.queueContributor, roles.tableContributor]

resource appOnStorage 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in storageRoles: {
    name: guid(account.id, identity.id, role)
    scope: account
    properties: {
      principalId: identity.properties.principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

resource appReceivesBatches 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::hotlineBatches.id, identity.id, roles.busReceiver)
  scope: namespace::hotlineBatches
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busReceiver)
  }
}

resource appSendsEvents 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(namespace::caseEvents.id, identity.id, roles.busSender)
  scope: namespace::caseEvents
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busSender)
  }
}

resource appReadsSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identity.id, roles.secretsUser)
  scope: vault
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsUser)
  }
}

resource appSendsTelemetry 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(insights.id, identity.id, roles.metricsPublisher)
  scope: insights
  properties: {
    principalId: identity.properties.principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.metricsPublisher)
  }
}

resource districtsSend 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for district in districtPrincipalIds: {
    name: guid(namespace::hotlineBatches.id, district, roles.busSender)
    scope: namespace::hotlineBatches
    properties: {
      principalId: district
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busSender)
    }
  }
]

resource districtsPutFiles 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for district in districtPrincipalIds: {
    name: guid(account::blobs::hotlineInbox.id, district, blobPutter.name)
    scope: account::blobs::hotlineInbox
    properties: {
      principalId: district
      principalType: 'ServicePrincipal'
      roleDefinitionId: blobPutter.id
    }
  }
]

resource devicesReport 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for device in devicePrincipalIds: {
    name: guid(account::queueService::caseReports.id, device, roles.queueSender)
    scope: account::queueService::caseReports
    properties: {
      principalId: device
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.queueSender)
    }
  }
]

resource devicesPutPhotos 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for device in devicePrincipalIds: {
    name: guid(account::blobs::devicePhotos.id, device, blobPutter.name)
    scope: account::blobs::devicePhotos
    properties: {
      principalId: device
      principalType: 'ServicePrincipal'
      roleDefinitionId: blobPutter.id
    }
  }
]

resource listenersReceive 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (listener, i) in listeners: if (listener.?principalId != null) {
    name: guid(namespace::caseEvents::subscriptions[i].id, listener.?principalId ?? '', roles.busReceiver)
    scope: namespace::caseEvents::subscriptions[i]
    properties: {
      principalId: listener.?principalId ?? ''
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.busReceiver)
    }
  }
]

resource officersWriteSecrets 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for officer in secretOfficerIds: {
    name: guid(vault.id, officer, roles.secretsOfficer)
    scope: vault
    properties: {
      principalId: officer
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.secretsOfficer)
    }
  }
]
