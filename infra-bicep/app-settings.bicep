import { botType, callersType, cloudType, collectorType, tuningType, weComType } from 'types.bicep'
import { serviceBusSuffix } from 'zones.bicep'

param appName string
param hosting 'Flex' | 'Premium'
param packageContainer string
param cloud cloudType
param storageName string
param serviceBusName string
param vaultName string
param insightsConnectionString string
@description('Of the identity of application, host and engine.')
param identityId string
param clientId string
param onlyEntra bool
param collector collectorType?
param authority string
param audience string
param callers callersType
param weCom weComType?
param bots botType[]
param handInKeys int
param privacyKeys int
param tuning tuningType

// A test holds the names against what the application reads. Secrets are references to the vault.
var secrets = 'https://${vaultName}${cloud.keyVault}/secrets'

// The host, the engine and our own clients read the same section.
var storage = {
  AzureWebJobsStorage__blobServiceUri: 'https://${storageName}.blob.${cloud.storage}'
  AzureWebJobsStorage__queueServiceUri: 'https://${storageName}.queue.${cloud.storage}'
  AzureWebJobsStorage__tableServiceUri: 'https://${storageName}.table.${cloud.storage}'
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: clientId
}

// Which of the app's identities the Azure SDK takes, and that it looks for no other credential.
var identity = {
  AZURE_CLIENT_ID: clientId
  AZURE_TOKEN_CREDENTIALS: 'ManagedIdentityCredential'
}

var telemetry = union(
  { APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString },
  onlyEntra ? { APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${clientId};Authorization=AAD' } : {}
)

var otlp = {
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.?endpoint
  OTEL_EXPORTER_OTLP_PROTOCOL: collector.?protocol
  OTEL_EXPORTER_OTLP_HEADERS: collector.?takesHeaders ?? false ? '@Microsoft.KeyVault(SecretUri=${secrets}/otlp-headers)' : null
}

var connections = {
  Auth__Authority: authority
  Auth__Audience: audience
  ServiceBus__FullyQualifiedNamespace: '${serviceBusName}.${serviceBusSuffix(cloud)}'
}

var claims = {
  Auth__RolesClaim: callers.?rolesClaim
  Auth__UnitClaim: callers.?unitClaim
}
var roleNames = flatten(map(
  items(callers.?roles ?? {}),
  role => map(range(0, length(role.value)), i => { setting: 'Auth__Roles__${role.key}__${i}', value: role.value[i] })
))
var sourceOwners = flatten(map(
  items(callers.?sources ?? {}),
  source => map(range(0, length(source.value)), i => { setting: 'Auth__Sources__${source.key}__${i}', value: source.value[i] })
))
var callerSettings = toObject(concat(roleNames, sourceOwners), named => named.setting, named => named.value)

var app = weCom == null
  ? {}
  : {
      WeCom__CorpId: weCom!.corpId
      WeCom__AgentId: weCom!.agentId
      WeCom__Secret: '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-secret)'
    }
var callbacks = weCom.?takesCallbacks ?? false
  ? {
      WeCom__Token: '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-token)'
      WeCom__EncodingAesKey: '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-encoding-aes-key)'
    }
  : {}
var robot = weCom.?hasRobot ?? false
  ? {
      WeCom__Robot__Token: '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-robot-token)'
      WeCom__Robot__EncodingAesKey: '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-robot-encoding-aes-key)'
    }
  : {}
var groupRobots = toObject(
  weCom.?groupRobots ?? [],
  name => 'WeCom__Robots__${name}',
  name => '@Microsoft.KeyVault(SecretUri=${secrets}/wecom-robots-${name})'
)
var choices = {
  Chat__EscalationRobot: weCom.?escalationRobot
  WeCom__ApiBaseUrl: weCom.?apiBaseUrl
  WeCom__Coordinates: weCom.?coordinates
  WeCom__ReceiveId: weCom.?receiveId
  WeCom__ReplayWindowMinutes: weCom.?replayWindowMinutes
}

var botSecrets = flatten(map(
  bots,
  bot =>
    map(range(0, bot.secrets), i => {
      setting: 'Bots__${bot.name}__Secrets__${i}'
      secret: 'bot-${bot.name}-${i}'
    })
))
var botSettings = toObject(
  botSecrets,
  bot => bot.setting,
  bot => '@Microsoft.KeyVault(SecretUri=${secrets}/${bot.secret})'
)

var handIn = toObject(
  range(0, handInKeys),
  i => 'HandIn__Keys__${i}',
  i => '@Microsoft.KeyVault(SecretUri=${secrets}/hand-in-key-${i})'
)

var privacy = toObject(
  range(0, privacyKeys),
  i => 'Privacy__Keys__${i}',
  i => '@Microsoft.KeyVault(SecretUri=${secrets}/privacy-key-${i})'
)

// On Flex Consumption the platform sets these itself and refuses them; on Premium the package is read with the identity, since
// a file share would need a key.
var host = hosting == 'Flex'
  ? {}
  : {
      FUNCTIONS_EXTENSION_VERSION: '~4'
      FUNCTIONS_WORKER_RUNTIME: 'dotnet-isolated'
      WEBSITE_RUN_FROM_PACKAGE: '${storage.AzureWebJobsStorage__blobServiceUri}/${packageContainer}/functions.zip'
      WEBSITE_RUN_FROM_PACKAGE_BLOB_MI_RESOURCE_ID: identityId
    }

var settings = union(
  storage,
  identity,
  telemetry,
  otlp,
  connections,
  claims,
  callerSettings,
  app,
  callbacks,
  robot,
  groupRobots,
  choices,
  botSettings,
  handIn,
  privacy,
  tuning,
  host
)

resource ofApp 'Microsoft.Web/sites/config@2024-04-01' = {
  name: '${appName}/appsettings'
  properties: toObject(
    filter(items(settings), setting => setting.value != null),
    setting => setting.key,
    setting => string(setting.value)
  )
}
