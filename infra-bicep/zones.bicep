import { cloudType } from 'types.bicep'

@export()
@description('Private DNS zone of one of the storage\'s services: blob, queue, table.')
func storageZone(cloud cloudType, service string) string => 'privatelink.${service}.${cloud.storage}'

@export()
func vaultZone(cloud cloudType) string => 'privatelink${replace(cloud.keyVault, '.vault.', '.vaultcore.')}'

@export()
func serviceBusZone(cloud cloudType) string => 'privatelink.${serviceBusSuffix(cloud)}'

@export()
@description('For example servicebus.windows.net; the clouds\' list of suffixes lacks it.')
func serviceBusSuffix(cloud cloudType) string => replace(cloud.storage, 'core.', 'servicebus.')
