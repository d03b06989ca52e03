import { map } from './map'

type Properties = Record<string, unknown>

export const hat = { sku: 'hat', name: 'Hat', category: 'Hats', price: 10, quantity: 1 }

export const track = (event: string, properties: Properties = {}) => ({
  type: 'track' as const,
  event,
  properties,
})

/** The commands of a call, without the event that it is sent as anyway. */
export const commerce = (
  event: string,
  properties: Properties = {},
  options: Parameters<typeof map>[1] = {},
) => map(track(event, properties), options).commands.filter(([method]) => method !== 'trackEvent')
