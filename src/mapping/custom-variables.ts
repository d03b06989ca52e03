import { cleanText } from '../lib/clean-text'
import { toText } from '../lib/to-text'
import { push, type Draft } from './draft'

/**
 * The custom variables that a call gives this destination, as `customVars` or `cvar`:
 * `{ 1: ['name', 'value'] }`, read at the indices 1 to the settings' limit.
 */
export function mapCustomVariables(draft: Draft): void {
  const { customVars, cvar } = draft.options
  const given: unknown = customVars || cvar
  if (!given) return
  for (const [index, variable] of Object.entries(Object(given) === given ? given : { '': given })) {
    const [name, value] = Array.isArray(variable) ? (variable as unknown[]) : []
    const text = toText(name)
    // The limit may be a text: the comparison makes a number of it.
    const isRight =
      /^[1-9]\d*$/.test(index) && Number(index) <= (draft.settings.customVariableLimit as number)
    if (isRight && text && (value === '' || toText(value))) {
      // A number stays one, and so does true or false.
      push(draft, 'setCustomVariable', index, text, cleanText(value as string), 'page')
      draft.state.hasVariables = true
    } else draft.omitted.push(`customVars["${index}"]`)
  }
}
