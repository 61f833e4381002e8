import { alwaysReadyType, botType, callersType, cloudType, collectorType, retentionType, tagsType, thresholdsType, tuningType, weComType } from 'types.bicep'

targetScope = 'resourceGroup'

@description('Short name of the town, the beginning of every name: lower-case letters and digits.')
@minLength(2)
@maxLength(9)
param town string
param location string = resourceGroup().location
param tags tagsType = {}

@description('The cloud that this is deployed to.')
param cloud cloudType = {
  name: environment().name
  storage: environment().suffixes.storage
  keyVault: environment().suffixes.keyvaultDns
  login: environment().authentication.loginEndpoint
}

@description('Flex Consumption, or Elastic Premium where a region has no Flex.')
param hosting 'Flex' | 'Premium' = 'Flex'
@description('Flex: megabytes of an instance. 512 is too little for large photos (docs/evidence.md).')
param instanceMemory 512 | 2048 | 4096 = 2048
@description('Flex: instances that are kept running.')
param alwaysReady alwaysReadyType[] = []
@minValue(1)
@maxValue(1000)
param maximumInstances int = 40

param storageSku 'Standard_LRS' | 'Standard_ZRS' | 'Standard_GZRS' = 'Standard_ZRS'
@description('Private endpoints for Service Bus need Premium.')
param serviceBusSku 'Standard' | 'Premium' = 'Standard'
@description('Who listens to case events; with a principal it may receive.')
param listeners { name: string, principalId: string? }[] = []

@description('Whose tokens are taken: an OIDC issuer; the directory\'s own when left out.')
param authority string = '${cloud.login}${tenant().tenantId}/v2.0'
@description('The aud of a token.')
param audience string
param callers callersType = {}
@description('The chat platform; closed when left out.')
param weCom weComType?
@description('Who may send reports by webhook.')
param bots botType[] = []
@description('Keys that sign the firms\' links, hand-in-key-0 and, while one is changed, -1; without any the firms\' door stays closed.')
@minValue(0)
@maxValue(2)
param handInKeys int = 0
@description('Keys that encrypt citizens\' names and phones, privacy-key-0 and, while one is changed, -1.')
@minValue(1)
@maxValue(2)
param privacyKeys int = 1
param tuning tuningType = {}

param districtPrincipalIds string[] = []
param devicePrincipalIds string[] = []
@description('Object ids of the people or groups that write secrets.')
param secretOfficerIds string[] = []

@description('Whether nobody can delete the vault for good before its time; cannot be taken back.')
param protectVault bool = true

@description('Whether storage, vault and, with Premium, Service Bus are reached by private endpoints only.')
param privateNetwork bool = false
param addressPrefix string = '10.40.0.0/24'
@description('With privateNetwork: IPv4 addresses that reach storage and vault all the same, to deploy and to write secrets.')
param allowedAddresses string[] = []

param retention retentionType = {
  hotlineBatches: 30
  inbox: 30
  deadLetters: 90
  originalsToCool: 90
  archiveToCool: 30
  logs: 90
}
@description('Gigabytes of logs a day; -1 for no limit.')
param dailyLogCap int = -1
@description('Whether each row that is written or deleted in a table is logged, with who did it.')
param logTableWrites bool = true
param logEveryRequest bool = false
@description('Where traces and metrics go besides Azure Monitor.')
param collector collectorType?
param alertEmails string[] = []
param thresholds thresholdsType = { outboxAge: 10, queueAge: 10 }

var suffix = uniqueString(resourceGroup().id)
var names = {
  app: 'func-${town}-${suffix}'
  identity: 'id-${town}-${suffix}'
  insights: 'appi-${town}-${suffix}'
  network: 'vnet-${town}-${suffix}'
  plan: 'plan-${town}-${suffix}'
  serviceBus: 'sb-${town}-${suffix}'
  storage: 'st${town}${suffix}'
  vault: 'kv-${town}-${take(suffix, 11)}'
  workspace: 'log-${town}-${suffix}'
}
var packageContainer = 'app-package'
// The Entra scope of telemetry in the other clouds is not settled; there it goes by the connection string's key.
var onlyEntra = cloud.name == 'AzureCloud'
var isBusPrivate = privateNetwork && serviceBusSku == 'Premium'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: names.identity
  location: location
  tags: tags
}

module monitoring 'monitoring.bicep' = {
  params: {
    workspaceName: names.workspace
    insightsName: names.insights
    location: location
    tags: tags
    retentionInDays: retention.logs
    dailyCap: dailyLogCap
    onlyEntra: onlyEntra
  }
}

module storage 'storage.bicep' = {
  params: {
    name: names.storage
    location: location
    tags: tags
    sku: storageSku
    isPrivate: privateNetwork
    allowedAddresses: allowedAddresses
    packageContainer: packageContainer
    retention: retention
  }
}

module serviceBus 'service-bus.bicep' = {
  params: {
    name: names.serviceBus
    location: location
    tags: tags
    sku: serviceBusSku
    isPrivate: isBusPrivate
    listeners: map(listeners, listener => listener.name)
  }
}

module vault 'key-vault.bicep' = {
  params: {
    name: names.vault
    location: location
    tags: tags
    isProtected: protectVault
    isPrivate: privateNetwork
    allowedAddresses: allowedAddresses
  }
}

module roles 'roles.bicep' = {
  params: {
    identityName: names.identity
    districtPrincipalIds: districtPrincipalIds
    devicePrincipalIds: devicePrincipalIds
    listeners: listeners
    secretOfficerIds: secretOfficerIds
    storageName: names.storage
    serviceBusName: names.serviceBus
    vaultName: names.vault
    insightsName: names.insights
  }
  dependsOn: [identity, monitoring, storage, serviceBus, vault]
}

module network 'network.bicep' = if (privateNetwork) {
  params: {
    name: names.network
    location: location
    tags: tags
    cloud: cloud
    addressPrefix: addressPrefix
    hosting: hosting
    withServiceBus: isBusPrivate
  }
}

module endpoints 'private-endpoints.bicep' = if (privateNetwork) {
  params: {
    location: location
    tags: tags
    cloud: cloud
    networkName: names.network
    storageName: names.storage
    vaultName: names.vault
    serviceBusName: names.serviceBus
    withServiceBus: isBusPrivate
  }
  dependsOn: [network, storage, vault, serviceBus]
}

// After the roles and the ways: the first start reads the vault and makes the engine's hub.
module app 'function-app.bicep' = {
  params: {
    name: names.app
    planName: names.plan
    location: location
    tags: tags
    hosting: hosting
    identityName: names.identity
    storageName: names.storage
    storageSuffix: cloud.storage
    packageContainer: packageContainer
    usesNetwork: privateNetwork
    networkName: names.network
    instanceMemory: instanceMemory
    alwaysReady: alwaysReady
    maximumInstances: maximumInstances
  }
  dependsOn: [roles, endpoints]
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = { name: names.insights }

module settings 'app-settings.bicep' = {
  params: {
    appName: names.app
    hosting: hosting
    packageContainer: packageContainer
    cloud: cloud
    storageName: names.storage
    serviceBusName: names.serviceBus
    vaultName: names.vault
    insightsConnectionString: insights.properties.ConnectionString
    identityId: identity.id
    clientId: identity.properties.clientId
    onlyEntra: onlyEntra
    collector: collector
    authority: authority
    audience: audience
    callers: callers
    weCom: weCom
    bots: bots
    handInKeys: handInKeys
    privacyKeys: privacyKeys
    tuning: tuning
  }
  dependsOn: [app]
}

module diagnostics 'diagnostics.bicep' = {
  params: {
    workspaceName: names.workspace
    storageName: names.storage
    serviceBusName: names.serviceBus
    vaultName: names.vault
    appName: names.app
    logTableWrites: logTableWrites
    logEveryRequest: logEveryRequest
  }
  dependsOn: [app]
}

module alerts 'alerts.bicep' = {
  params: {
    town: town
    location: location
    tags: tags
    workspaceName: names.workspace
    serviceBusName: names.serviceBus
    emails: alertEmails
    thresholds: thresholds
  }
  dependsOn: [monitoring, serviceBus]
}

output appName string = names.app
output address string = 'https://${app.outputs.hostName}'
output storageName string = names.storage
output vaultName string = names.vault
