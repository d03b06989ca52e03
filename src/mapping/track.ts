import type { SegmentEvent } from '@segment/analytics-next'
import { noCase } from '../lib/no-case'
import { parseAmount } from '../lib/parse-amount'
import { readField } from '../lib/read-field'
import { toText } from '../lib/to-text'
import { trimEnd } from '../lib/trim-end'
import type { MatomoCommand } from '../matomo/commands'
import type { ResolvedSettings } from '../settings/resolve-settings'
import { commerceOf, type Commerce } from './commerce/commerce'
import { hitDimensions, type HitDimensions } from './custom-dimensions'
import { mapCustomVariables } from './custom-variables'
import type { Moment, Omit } from './mapping'
import { addressOf } from './page-address'
import { revenueOf } from './revenue'
import type { State } from './state'

/** Orders that are remembered, so that one is not sent twice. */
const MAX_ORDERS = 100

/** A track call: where it happened, its custom variables, its goals, the event itself, and what it is in commerce. */
export function mapTrack(
  event: SegmentEvent,
  state: State,
  settings: ResolvedSettings,
  moment: Moment,
  omit: Omit,
): [MatomoCommand[], State, Commerce] {
  const address = addressOf(event, moment.page, settings)
  const variables = mapCustomVariables(event, settings.customVariableLimit, omit)
  const commands: MatomoCommand[] = address === state.address ? [] : [['setCustomUrl', address]]
  commands.push(...variables)
  const next = { ...state, address, customVariables: state.customVariables || variables.length > 0 }

  const action = toText(event.event)
  if (action === undefined) {
    // matomo.js would log an error to the console and send nothing.
    omit('the event: it has no name')
    return [commands, next, {}]
  }
  const { properties } = event
  const { orders } = state
  const dimensions = hitDimensions(event, settings.customDimensions, omit)
  const commerce =
    commerceOf(
      action,
      settings,
    )?.({
      properties,
      orders,
      dimensions,
      omit,
      get cart() {
        return moment.cart
      },
    }) ?? {}
  const { view = [], commands: requests = [], order } = commerce
  commands.push(
    ...mapGoals(event, action, settings, dimensions),
    ...view,
    mapEvent(event, action, dimensions),
    // The view would stay for the hits that follow.
    ...view.map((): MatomoCommand => ['setEcommerceView']),
    ...requests,
  )
  return [
    commands,
    order === undefined ? next : { ...next, orders: [...orders.slice(1 - MAX_ORDERS), order] },
    commerce,
  ]
}

function mapGoals(
  event: SegmentEvent,
  action: string,
  { goals }: ResolvedSettings,
  dimensions: HitDimensions | undefined,
): MatomoCommand[] {
  const ids = goals.size ? (goals.get(noCase(action)) ?? []) : []
  return ids.map((id) => trimEnd<MatomoCommand>(['trackGoal', id, revenueOf(event), copy(dimensions)]))
}

function mapEvent(event: SegmentEvent, action: string, dimensions: HitDimensions | undefined): MatomoCommand {
  const property = (name: string) => readField(event.properties, name)
  return trimEnd([
    'trackEvent',
    toText(property('category')) ?? 'All',
    action,
    toText(property('name')) ?? toText(property('label')),
    parseAmount(property('value')) ?? revenueOf(event),
    copy(dimensions),
  ])
}

// matomo.js empties the object that it is given.
const copy = <T extends object>(object: T | undefined) => object && { ...object }
