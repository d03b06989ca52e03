import type { SegmentEvent } from '@segment/analytics-next'
import { cleanText } from '../lib/clean-text'
import { isRecord } from '../lib/is-record'
import type { MatomoCommand } from '../matomo/commands'
import { callOptions } from '../segment/integrations'
import type { Omit } from './mapping'

/**
 * The custom variables that a call gives this destination, as `customVars` or `cvar`:
 * `{ 1: ['name', 'value'] }`, read at the indices 1 to `limit`.
 */
export function mapCustomVariables(event: SegmentEvent, limit: number, omit: Omit): MatomoCommand[] {
  const variables = callOptions(event)
    .map(({ customVars, cvar }) => customVars || cvar)
    .find(Boolean)
  if (!variables) return []
  if (!isRecord(variables)) {
    omit('the custom variables: they should be like { 1: ["name", "value"] }')
    return []
  }
  const commands: MatomoCommand[] = []
  for (const [index, variable] of Object.entries(variables)) {
    const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
    if (!/^[1-9]\d*$/.test(index) || Number(index) > limit) {
      omit(`the custom variable at "${index}": the index should be from 1 to ${limit}`)
    } else if (typeof name !== 'string' || !name || !isValue(value)) {
      omit(`the custom variable at ${index}: it should be like ["name", "value"]`)
    } else {
      commands.push([
        'setCustomVariable',
        index,
        cleanText(name),
        typeof value === 'string' ? cleanText(value) : value,
        'page',
      ])
    }
  }
  return commands
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
