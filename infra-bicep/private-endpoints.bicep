import { cloudType, tagsType } from 'types.bicep'
import { serviceBusZone, storageZone, vaultZone } from 'zones.bicep'

param location string
param tags tagsType
param cloud cloudType
param networkName string
param storageName string
param vaultName string
param serviceBusName string
@description('Whether Service Bus has a private endpoint.')
param withServiceBus bool

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' existing = {
  name: networkName

  resource endpoints 'subnets' existing = { name: 'endpoints' }
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = { name: storageName }

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' existing = { name: vaultName }

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' existing = { name: serviceBusName }

module toStorage 'private-endpoint.bicep' = [
  for service in ['blob', 'queue', 'table']: {
    params: {
      name: 'pe-${storageName}-${service}'
      location: location
      tags: tags
      subnetId: network::endpoints.id
      targetId: account.id
      group: service
      zone: storageZone(cloud, service)
    }
  }
]

module toVault 'private-endpoint.bicep' = {
  params: {
    name: 'pe-${vaultName}'
    location: location
    tags: tags
    subnetId: network::endpoints.id
    targetId: vault.id
    group: 'vault'
    zone: vaultZone(cloud)
  }
}

module toServiceBus 'private-endpoint.bicep' = if (withServiceBus) {
  params: {
    name: 'pe-${serviceBusName}'
    location: location
    tags: tags
    subnetId: network::endpoints.id
    targetId: namespace.id
    group: 'namespace'
    zone: serviceBusZone(cloud)
  }
}
