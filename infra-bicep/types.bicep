@export()
type tagsType = { *: string }

@export()
@description('Endpoints of the Azure cloud; main.bicep takes them from the cloud it is deployed to.')
type cloudType = {
  @description('Name of the cloud: AzureCloud, AzureChinaCloud, AzureUSGovernment.')
  name: string
  @description('For example core.windows.net.')
  storage: string
  @description('For example .vault.azure.net.')
  keyVault: string
  @description('For example https://login.microsoftonline.com/.')
  login: string
}

@export()
@description('Instances of a group of functions that are kept running. Groups: http, durable, function:<name>.')
type alwaysReadyType = {
  name: string
  @minValue(0)
  @maxValue(1000)
  instanceCount: int
}

@export()
@description('The chat platform (docs/wecom.md). Its secrets are in the key vault.')
type weComType = {
  corpId: string
  @description('Of the app; its secret is the vault\'s wecom-secret.')
  agentId: int
  @description('Whether messages come in: the vault has wecom-token and wecom-encoding-aes-key.')
  takesCallbacks: bool
  @description('Whether the smart robot has its own: wecom-robot-token and wecom-robot-encoding-aes-key.')
  hasRobot: bool?
  @description('Names of group robots, letters and digits; the key of each is wecom-robots-<name>.')
  groupRobots: string[]?
  @description('The one of groupRobots that is told of escalations beyond a unit.')
  escalationRobot: string?
  @description('Whom callbacks are for; corpId when left out.')
  receiveId: string?
  @description('Of a 政务微信.')
  apiBaseUrl: string?
  replayWindowMinutes: int?
  coordinates: ('gcj02' | 'wgs84')?
}

@export()
@description('A sender of reports; the vault has bot-<name>-0 up to one less than secrets.')
type botType = {
  @description('As in its path: letters and digits, for it is part of a setting\'s name.')
  name: string
  @description('2 while a secret is being changed.')
  @minValue(1)
  @maxValue(2)
  secrets: int
}

@export()
@description('How the issuer\'s tokens are read, and who alone reports in a source\'s name.')
type callersType = {
  @description('The claim that has the roles; roles when left out.')
  rolesClaim: string?
  @description('The claim that has the unit; unit when left out.')
  unitClaim: string?
  @description('What the issuer calls each of our roles; as soon as one is named, no other name counts.')
  roles: { *: string[] }?
  @description('By source, the sub of every caller who may report in its name besides its own door.')
  sources: { *: string[] }?
}

@export()
@description('Where traces and metrics go besides Azure Monitor: a collector that speaks OTLP (docs/observability.md).')
type collectorType = {
  @description('For example https://collector.example.org:4317.')
  endpoint: string
  protocol: ('grpc' | 'http/protobuf')?
  @description('Whether it asks for headers, such as a key; the vault has otlp-headers: name=value, more after a comma.')
  takesHeaders: bool?
}

@export()
@description('Settings that have a default in the application; each is as in the notes under docs/. Spans are hh:mm:ss.')
type tuningType = {
  Archive__After: string?
  Chat__AssembleFor: string?
  Chat__SettleAfter: string?
  Evidence__MaxBytes: int?
  Evidence__MaxDecodesAtOnce: int?
  Evidence__MaxPixels: int?
  Evidence__MaxScans: int?
  Evidence__MaxSide: int?
  Evidence__Quality: int?
  Evidence__TemporaryFolder: string?
  HandIn__MostHandIns: int?
  HandIn__MostVisits: int?
  HandIn__PublicAddress: string?
  HandIn__Window: string?
  Histories__RetentionDays: int?
  Outbox__SweepAfter: string?
  Privacy__EraseAfter: string?
  RateLimits__AddressPerMinute: int?
  RateLimits__CallerPerMinute: int?
  Reference__ServiceLevels: string?
  Scorecard__BasicallySatisfied: string?
  Scorecard__FirstContact: string?
  Scorecard__OnTime: string?
  Scorecard__Satisfied: string?
  Scorecard__Solved: string?
  Scorecard__Source: string?
  Scorecard__Volume: string?
  ServiceBus__CustomEndpoint: string?
}

@export()
@description('How long what is not a case is kept, in days after it was last written.')
type retentionType = {
  @description('Files, pages and receipts of the hotline: names and phones of citizens.')
  hotlineBatches: int
  @description('What districts and devices put down for the town to fetch.')
  inbox: int
  deadLetters: int
  @description('Until originals of photos go to the cool tier; they are evidence and are not deleted.')
  originalsToCool: int
  @description('Until documents of archived cases go to the cool tier; they are the log and are not deleted.')
  archiveToCool: int
  @description('Of logs and metrics.')
  logs: int
}

@export()
@description('When an alert is raised.')
type thresholdsType = {
  @description('How long the oldest promise may wait, in minutes.')
  outboxAge: int
  @description('How long the oldest message of a queue may wait, in minutes.')
  queueAge: int
}
