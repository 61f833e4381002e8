using 'main.bicep'

param town = 'xinjing'
param tags = { environment: 'prod' }

param storageSku = 'Standard_ZRS'
param instanceMemory = 2048
// The chat platform waits five seconds, so nothing that it calls may have to wake up.
param alwaysReady = [
  { name: 'http', instanceCount: 1 }
  { name: 'durable', instanceCount: 1 }
]
param maximumInstances = 40

// The application's client id in Entra ID; see docs/deploy.md.
param audience = readEnvironmentVariable('TOWN_AUDIENCE', '00000000-0000-0000-0000-000000000000')
param secretOfficerIds = filter([readEnvironmentVariable('TOWN_OFFICER', '')], id => !empty(id))

param weCom = {
  corpId: readEnvironmentVariable('TOWN_CORP_ID', 'ww0000000000000000')
  agentId: int(readEnvironmentVariable('TOWN_AGENT_ID', '1000002'))
  takesCallbacks: true
  groupRobots: ['duty']
  escalationRobot: 'duty'
}
param handInKeys = 1

param bots = [
  { name: 'gridbot', secrets: 1 }
]

// Who reads the topic of case events; messages that nobody reads become dead letters.
param listeners = []
param alertEmails = ['operations@example.org']
