import { retentionType, tagsType } from 'types.bicep'

param name string
param location string
param tags tagsType
param sku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS'
@description('Whether only private endpoints reach it.')
param isPrivate bool
@description('IPv4 addresses from which the account is reached all the same, to deploy to it.')
param allowedAddresses string[]
@description('Where Flex Consumption keeps the application itself.')
param packageContainer string
param retention retentionType

// What orchestrations/Storage/StorageNames.cs names; a test holds the two against each other.
var tables = [
  'Cases'
  'CaseIndex'
  'Intake'
  'IntakeReceipts'
  'Recomputations'
  'Conversations'
  'ChatOutbox'
  'HotlineBatches'
  'Rectifications'
  'LinkUses'
  'Campaigns'
  'CampaignTargets'
  'Operations'
  'IndexRebuilds'
]
var queues = [
  'case-reports'
  'case-reports-poison'
  'chat-messages'
  'chat-messages-poison'
  'chat-outgoing'
  'sent-pictures'
  'sent-pictures-poison'
]
var containers = [
  'photo-originals'
  'papers'
  'device-photos'
  'photos'
  'dead-letters'
  'reference'
  'hotline-batches'
  'hotline-inbox'
  'bulletins'
  'archive'
]

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: sku }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    publicNetworkAccess: isPrivate && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    supportsHttpsTrafficOnly: true
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [for address in allowedAddresses: { value: address, action: 'Allow' }]
    }
  }

  resource blobs 'blobServices' = {
    name: 'default'
    properties: {
      containerDeleteRetentionPolicy: { enabled: true, days: 14 }
      deleteRetentionPolicy: { enabled: true, days: 14 }
    }

    resource all 'containers' = [
      for container in concat(containers, [packageContainer]): {
        name: container
        properties: { publicAccess: 'None' }
      }
    ]
  }

  resource queueService 'queueServices' = {
    name: 'default'

    resource all 'queues' = [for queue in queues: { name: queue }]
  }

  resource tableService 'tableServices' = {
    name: 'default'

    resource all 'tables' = [for table in tables: { name: table }]
  }

  resource lifecycle 'managementPolicies' = {
    name: 'default'
    properties: { policy: { rules: rules } }
    dependsOn: [blobs]
  }
}

var deletions = {
  'hotline-batches': retention.hotlineBatches
  'hotline-inbox': retention.inbox
  'device-photos': retention.inbox
  'dead-letters': retention.deadLetters
}
var coolings = {
  'photo-originals': retention.originalsToCool
  archive: retention.archiveToCool
}
var rules = concat(
  map(items(deletions), deletion => {
    name: 'delete-${deletion.key}'
    enabled: true
    type: 'Lifecycle'
    definition: {
      filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deletion.key}/'] }
      actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: deletion.value } } }
    }
  }),
  map(items(coolings), cooling => {
    name: 'cool-${cooling.key}'
    enabled: true
    type: 'Lifecycle'
    definition: {
      filters: { blobTypes: ['blockBlob'], prefixMatch: ['${cooling.key}/'] }
      actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: cooling.value } } }
    }
  })
)
