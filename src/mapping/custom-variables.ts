import { cleanText } from '../lib/clean-text'
import { isRecord } from '../lib/is-record'
import type { Draft } from './draft'

/**
 * The custom variables that a call gives this destination, as `customVars` or `cvar`:
 * `{ 1: ['name', 'value'] }`, read at the indices 1 to the settings' limit.
 *
 * @returns whether there are any
 */
export function mapCustomVariables({ options, settings, commands, omit }: Draft): boolean {
  const limit = settings.customVariableLimit
  const variables = options.map(({ customVars, cvar }) => customVars || cvar).find(Boolean)
  if (!variables) return false
  if (!isRecord(variables)) {
    omit('the custom variables: they should be like { 1: ["name", "value"] }')
    return false
  }
  let isAny = false
  for (const [index, variable] of Object.entries(variables)) {
    const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
    if (!/^[1-9]\d*$/.test(index) || Number(index) > limit) {
      omit(`the custom variable at "${index}": the index should be from 1 to ${limit}`)
    } else if (typeof name !== 'string' || !name || !isValue(value)) {
      omit(`the custom variable at ${index}: it should be like ["name", "value"]`)
    } else {
      const text = typeof value === 'string' ? cleanText(value) : value
      commands.push(['setCustomVariable', index, cleanText(name), text, 'page'])
      isAny = true
    }
  }
  return isAny
}

const isValue = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
