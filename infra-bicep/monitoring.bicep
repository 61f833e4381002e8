import { tagsType } from 'types.bicep'

param workspaceName string
param insightsName string
param location string
param tags tagsType
@description('In days, 30 to 730.')
@minValue(30)
@maxValue(730)
param retentionInDays int
@description('Gigabytes a day after which no more is taken in; -1 for no limit.')
param dailyCap int
@description('Whether telemetry is taken from Entra identities only.')
param onlyEntra bool

resource workspace 'Microsoft.OperationalInsights/workspaces@2023-09-01' = {
  name: workspaceName
  location: location
  tags: tags
  properties: {
    sku: { name: 'PerGB2018' }
    retentionInDays: retentionInDays
    workspaceCapping: { dailyQuotaGb: dailyCap }
  }
}

resource insights 'Microsoft.Insights/components@2020-02-02' = {
  name: insightsName
  location: location
  tags: tags
  kind: 'web'
  properties: {
    Application_Type: 'web'
    DisableLocalAuth: onlyEntra
    WorkspaceResourceId: workspace.id
  }
}
