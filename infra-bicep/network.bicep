import { cloudType, tagsType } from 'types.bicep'
import { serviceBusZone, storageZone, vaultZone } from 'zones.bicep'

param name string
param location string
param tags tagsType
param cloud cloudType
@description('At least a /24.')
param addressPrefix string
param hosting 'Flex' | 'Premium'
@description('Whether Service Bus has a private endpoint.')
param withServiceBus bool

var zones = concat(
  map(['blob', 'queue', 'table'], service => storageZone(cloud, service)),
  [vaultZone(cloud)],
  withServiceBus ? [serviceBusZone(cloud)] : []
)

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    addressSpace: { addressPrefixes: [addressPrefix] }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: cidrSubnet(addressPrefix, 26, 0)
          delegations: [
            {
              name: 'functions'
              properties: {
                serviceName: hosting == 'Flex' ? 'Microsoft.App/environments' : 'Microsoft.Web/serverFarms'
              }
            }
          ]
        }
      }
      {
        name: 'endpoints'
        properties: { addressPrefix: cidrSubnet(addressPrefix, 26, 1) }
      }
    ]
  }
}

resource privateZones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for zone in zones: {
    name: zone
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (zone, i) in zones: {
    parent: privateZones[i]
    name: name
    location: 'global'
    properties: {
      registrationEnabled: false
      virtualNetwork: { id: network.id }
    }
  }
]
