using 'main.bicep'

// Everything that can be set, for the tests: what the application reads must be in here, and nothing else.
param town = 'xinjing'
param audience = 'api://town'
param authority = 'https://login.example.org/'
param hosting = 'Flex'
param serviceBusSku = 'Premium'
param privateNetwork = true
param allowedAddresses = ['192.0.2.7']
param districtPrincipalIds = ['00000000-0000-0000-0000-00000000000a']
param devicePrincipalIds = ['00000000-0000-0000-0000-00000000000b']
param listeners = [
  { name: 'everything' }
  { name: 'archive', principalId: '00000000-0000-0000-0000-00000000000c' }
]
param secretOfficerIds = ['00000000-0000-0000-0000-00000000000d']
param logEveryRequest = true
param collector = {
  endpoint: 'https://collector.example.org:4317'
  protocol: 'grpc'
  takesHeaders: true
}
param alertEmails = ['operations@example.org']

param weCom = {
  corpId: 'ww0000000000000000'
  agentId: 1000002
  takesCallbacks: true
  hasRobot: true
  groupRobots: ['duty']
  escalationRobot: 'duty'
  receiveId: 'ww0000000000000000'
  apiBaseUrl: 'https://wecom.example.org/'
  replayWindowMinutes: 5
  coordinates: 'wgs84'
}
param callers = {
  rolesClaim: 'groups'
  unitClaim: 'department'
  roles: {
    reporter: ['town-reporters']
    supervisor: ['town-supervisors', 'town-deputies']
  }
  sources: {
    hotline: ['district-hotline']
  }
}
param handInKeys = 1
param privacyKeys = 2

param bots = [
  { name: 'gridbot', secrets: 2 }
]
param tuning = {
  Archive__After: '180.00:00:00'
  Chat__AssembleFor: '00:05:00'
  Chat__SettleAfter: '00:00:20'
  Evidence__MaxBytes: 5000000
  Evidence__MaxDecodesAtOnce: 1
  Evidence__MaxPixels: 40000000
  Evidence__MaxScans: 32
  Evidence__MaxSide: 10000
  Evidence__Quality: 80
  Evidence__TemporaryFolder: '/tmp'
  HandIn__MostHandIns: 20
  HandIn__MostVisits: 100
  HandIn__PublicAddress: 'https://town.example.cn'
  HandIn__Window: '00:05:00'
  Histories__RetentionDays: 60
  Outbox__SweepAfter: '00:03:00'
  Privacy__EraseAfter: '90.00:00:00'
  RateLimits__AddressPerMinute: 2400
  RateLimits__CallerPerMinute: 300
  Reference__ServiceLevels: 'service-levels.demo.json'
  Scorecard__BasicallySatisfied: '0.7'
  Scorecard__FirstContact: '29'
  Scorecard__OnTime: '6'
  Scorecard__Satisfied: '41'
  Scorecard__Solved: '19'
  Scorecard__Source: 'chat'
  Scorecard__Volume: '4'
  ServiceBus__CustomEndpoint: 'https://192.0.2.9/'
}
