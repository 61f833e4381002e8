import { tagsType } from 'types.bicep'

param name string
param location string
param tags tagsType
@description('Whether nobody, not even an owner, can delete it for good before its time.')
param isProtected bool
@description('Whether only private endpoints reach it.')
param isPrivate bool
@description('IPv4 addresses from which it is reached all the same, to write secrets.')
param allowedAddresses string[]

// Secrets are written by people, never by this template: their values are in no file and in no deployment's history.
resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enablePurgeProtection: isProtected ? true : null
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: isProtected ? 90 : 7
    publicNetworkAccess: isPrivate && empty(allowedAddresses) ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: isPrivate ? 'Deny' : 'Allow'
      ipRules: [for address in allowedAddresses: { value: address }]
    }
  }
}
