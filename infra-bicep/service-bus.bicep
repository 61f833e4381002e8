import { tagsType } from 'types.bicep'

param name string
param location string
param tags tagsType
@description('Private endpoints need Premium.')
param sku 'Standard' | 'Premium'
@description('Whether only private endpoints reach it.')
param isPrivate bool
@description('Who listens to case events: the name of each gives a subscription.')
param listeners string[]

resource namespace 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: sku, tier: sku, capacity: sku == 'Premium' ? 1 : null }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
    publicNetworkAccess: isPrivate ? 'Disabled' : 'Enabled'
  }

  // Districts push batches here. A message that cannot be stored is not settled and comes again, hence the many deliveries.
  resource hotlineBatches 'queues' = {
    name: 'hotline-batches'
    properties: {
      deadLetteringOnMessageExpiration: true
      defaultMessageTimeToLive: 'P14D'
      lockDuration: 'PT1M'
      maxDeliveryCount: 100
      maxSizeInMegabytes: 1024
    }
  }

  // At least once, with the hash of the log entry as message id: what is sent twice is dropped.
  resource caseEvents 'topics' = {
    name: 'case-events'
    properties: {
      defaultMessageTimeToLive: 'P14D'
      duplicateDetectionHistoryTimeWindow: 'PT1H'
      maxSizeInMegabytes: 1024
      requiresDuplicateDetection: true
    }

    // The session is the case, so that a listener gets the events of one case one after the other.
    resource subscriptions 'subscriptions' = [
      for listener in listeners: {
        name: listener
        properties: {
          deadLetteringOnMessageExpiration: true
          deadLetteringOnFilterEvaluationExceptions: true
          defaultMessageTimeToLive: 'P14D'
          lockDuration: 'PT1M'
          maxDeliveryCount: 10
          requiresSession: true
        }
      }
    ]
  }
}
