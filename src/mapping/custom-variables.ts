import { cleanText } from '../lib/clean-text'
import { isRecord } from '../lib/is-record'
import { toText } from '../lib/to-text'
import type { Draft } from './draft'

/**
 * The custom variables that a call gives this destination, as `customVars` or `cvar`:
 * `{ 1: ['name', 'value'] }`, read at the indices 1 to the settings' limit.
 */
export function mapCustomVariables(draft: Draft): void {
  const limit = draft.settings.customVariableLimit
  let given: unknown
  for (const { customVars, cvar } of draft.options) given = customVars || cvar || given
  if (!given) return
  for (const [index, variable] of isRecord(given) ? Object.entries(given) : [['', given] as const]) {
    const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
    const text = toText(name)
    if (/^[1-9]\d*$/.test(index) && Number(index) <= limit && text && isValue(value)) {
      draft.push(
        'setCustomVariable',
        index,
        text,
        typeof value === 'string' ? cleanText(value) : value,
        'page',
      )
      draft.state.customVariables = true
    } else {
      draft.omit(`customVars["${index}"]`, `it should be like { 1: ["name", "value"] }, up to ${limit}`)
    }
  }
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
