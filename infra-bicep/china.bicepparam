using 'main.bicep'

// A town in Azure China (21Vianet) with everything that is optional: Premium instead of Flex, and its own network.
param town = 'xinjing'
param tags = { environment: 'prod' }

param hosting = 'Premium'
param maximumInstances = 5
// Not every region there has three zones.
param storageSku = 'Standard_LRS'
param serviceBusSku = 'Premium'
param privateNetwork = true

// As environment() says there, written down so that it can be looked over without being there; login is the issuer of tokens.
param cloud = {
  name: 'AzureChinaCloud'
  storage: 'core.chinacloudapi.cn'
  keyVault: '.vault.azure.cn'
  login: 'https://login.partner.microsoftonline.cn/'
}
param audience = readEnvironmentVariable('TOWN_AUDIENCE', '00000000-0000-0000-0000-000000000000')
param secretOfficerIds = filter([readEnvironmentVariable('TOWN_OFFICER', '')], id => !empty(id))
param alertEmails = ['operations@example.org']
