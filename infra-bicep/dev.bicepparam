using 'main.bicep'

param town = 'xinjing'
param tags = { environment: 'dev' }

param storageSku = 'Standard_LRS'
param maximumInstances = 10

// The application's client id in Entra ID; see docs/deploy.md.
param audience = readEnvironmentVariable('TOWN_AUDIENCE', '00000000-0000-0000-0000-000000000000')
param secretOfficerIds = filter([readEnvironmentVariable('TOWN_OFFICER', '')], id => !empty(id))

param tuning = {
  // Seconds instead of hours, to see a case through in a minute.
  Reference__ServiceLevels: 'service-levels.demo.json'
}
param retention = {
  hotlineBatches: 30
  inbox: 7
  deadLetters: 30
  originalsToCool: 30
  archiveToCool: 30
  logs: 30
}
param dailyLogCap = 1
param protectVault = false
