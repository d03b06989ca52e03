import { cleanText } from '../lib/clean-text'
import { toText } from '../lib/to-text'
import { omit, push, type Draft } from './draft'

/**
 * The custom variables that a call gives this destination, as `customVars` or `cvar`: `{ 1: ['name', 'value'] }`, read at the
 * indices from 1 to the settings' limit.
 */
export function mapCustomVariables(draft: Draft): void {
  const { customVars, cvar } = draft.options
  const given = customVars || cvar
  if (!given) return
  if (typeof given !== 'object') {
    omit(
      draft,
      'The custom variables were not sent to Matomo because customVars is not an object. Write it as { 1: ["name", "value"] }.',
    )
    return
  }
  for (const [index, variable] of Object.entries(given)) setVariable(draft, index, variable)
}

function setVariable(draft: Draft, index: string, variable: unknown): void {
  // Segment's settings may hold the limit as text.
  const limit = draft.settings.customVariableLimit
  if (!isIndex(index)) {
    omit(
      draft,
      `The custom variable "${index}" was not sent to Matomo because its index is not a number from 1 on. Write it as { 1: ["name", "value"] }.`,
    )
    return
  }
  if (Number(index) > limit) {
    omit(
      draft,
      `The custom variable ${index} was not sent to Matomo because the setting customVariableLimit is ${limit}. Raise the setting to as many custom variables as your Matomo has.`,
    )
    return
  }
  const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
  const nameText = toText(name)
  if (nameText === undefined || !isVariableValue(value)) {
    omit(
      draft,
      `The custom variable ${index} was not sent to Matomo because it is not a name and a value. Write it as { ${index}: ["name", "value"] }.`,
    )
    return
  }
  push(
    draft,
    'setCustomVariable',
    index,
    nameText,
    typeof value === 'string' ? cleanText(value) : value,
    'page',
  )
  draft.state.hasVariables = true
}

function isIndex(index: string): boolean {
  return /^[1-9]\d*$/.test(index)
}

/** An empty text is a value too, a blank one is none. */
function isVariableValue(value: unknown): value is string | number | boolean {
  return value === '' || toText(value) !== undefined
}
