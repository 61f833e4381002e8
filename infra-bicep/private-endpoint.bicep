import { tagsType } from 'types.bicep'

param name string
param location string
param tags tagsType
param subnetId string
@description('What it leads to.')
param targetId string
@description('Which of its services: blob, queue, table, vault, namespace.')
param group string
@description('Name of the private DNS zone, in this resource group.')
param zone string

resource privateZone 'Microsoft.Network/privateDnsZones@2024-06-01' existing = { name: zone }

resource endpoint 'Microsoft.Network/privateEndpoints@2024-05-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    subnet: { id: subnetId }
    privateLinkServiceConnections: [
      { name: group, properties: { privateLinkServiceId: targetId, groupIds: [group] } }
    ]
  }

  resource zoneGroup 'privateDnsZoneGroups' = {
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [{ name: group, properties: { privateDnsZoneId: privateZone.id } }]
    }
  }
}
