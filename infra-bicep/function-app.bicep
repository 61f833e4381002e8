import { alwaysReadyType, tagsType } from 'types.bicep'

param name string
param planName string
param location string
param tags tagsType
param hosting 'Flex' | 'Premium'
param identityName string
param storageName string
@description('Suffix of the storage\'s endpoints.')
param storageSuffix string
param packageContainer string
@description('Whether it goes out through the network.')
param usesNetwork bool
param networkName string
@description('Flex: megabytes of an instance.')
param instanceMemory 512 | 2048 | 4096
@description('Flex: instances that are kept running, by group.')
param alwaysReady alwaysReadyType[]
param maximumInstances int

var isFlex = hosting == 'Flex'
var security = { ftpsState: 'Disabled', http20Enabled: true, minTlsVersion: '1.2' }
var premium = {
  // Storage behind private endpoints cannot be looked into from outside, so the app itself says when it needs more instances.
  functionsRuntimeScaleMonitoringEnabled: usesNetwork
  linuxFxVersion: 'DOTNET-ISOLATED|10.0'
  minimumElasticInstanceCount: 1
  vnetRouteAllEnabled: usesNetwork
}

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' existing = {
  name: identityName
}

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: networkName

  resource app 'subnets' existing = { name: 'app' }
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: isFlex ? 'functionapp' : 'elastic'
  sku: isFlex ? { name: 'FC1', tier: 'FlexConsumption' } : { name: 'EP1', tier: 'ElasticPremium' }
  properties: {
    reserved: true
    maximumElasticWorkerCount: isFlex ? null : maximumInstances
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: { type: 'UserAssigned', userAssignedIdentities: { '${identity.id}': {} } }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: usesNetwork ? network::app.id : null
    functionAppConfig: !isFlex
      ? null
      : {
          deployment: {
            storage: {
              type: 'blobContainer'
              value: 'https://${storageName}.blob.${storageSuffix}/${packageContainer}'
              authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identity.id }
            }
          }
          runtime: { name: 'dotnet-isolated', version: '10.0' }
          scaleAndConcurrency: {
            alwaysReady: alwaysReady
            instanceMemoryMB: instanceMemory
            maximumInstanceCount: maximumInstances
          }
        }
    siteConfig: union(security, isFlex ? {} : premium)
  }

  // No passwords beside Entra, neither for files nor for deployments.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output hostName string = app.properties.defaultHostName
