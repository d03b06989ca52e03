import { cleanText } from '../lib/clean-text'
import { isIdText } from '../lib/is-id-text'
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
    noteWrongForm(draft, String(given))
    return
  }
  for (const [index, variable] of Object.entries(given)) setVariable(draft, index, variable)
}

function setVariable(draft: Draft, index: string, variable: unknown): void {
  const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
  const nameText = toText(name)
  if (!isIdText(index) || nameText === undefined || !isVariableValue(value)) {
    noteWrongForm(draft, index)
    return
  }
  const limit = draft.settings.customVariableLimit
  if (Number(index) > limit) {
    omit(
      draft,
      `The custom variable ${index} was not sent to Matomo because the setting customVariableLimit is ${limit}. Raise the setting to as many custom variables as your Matomo has.`,
    )
    return
  }
  const sent = typeof value === 'string' ? cleanText(value) : value
  push(draft, 'setCustomVariable', index, nameText, sent, 'page')
  draft.state.hasVariables = true
}

function noteWrongForm(draft: Draft, variable: string): void {
  omit(
    draft,
    `The custom variable "${variable}" was not sent to Matomo because it is not an index with a name and a value. Write customVars as { 1: ["name", "value"] }.`,
  )
}

/** Whether Matomo takes this as a value. An empty text is a value, a blank text is not. */
function isVariableValue(value: unknown): value is string | number | boolean {
  return value === '' || toText(value) !== undefined
}
