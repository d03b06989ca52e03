import type { MatomoCommand } from '../../matomo/commands'
import { checkValue, type Check } from './check'
import { checkList } from './list-check'

const commandCheck = checkValue({
  convert: (given) => given,
  is: isCommand,
  wants: "a list that begins with the name of a method, such as ['setSecureCookie', true]",
})

/** Which methods there are, and what they take, is left to matomo.js and to the compiler. */
function isCommand(value: unknown): value is MatomoCommand {
  if (!Array.isArray(value)) return false
  const method: unknown = value[0]
  return typeof method === 'string' && method.trim() !== ''
}

export const commandsCheck: Check<readonly MatomoCommand[]> = checkList(
  "a list of commands, such as [['setSecureCookie', true]]",
  commandCheck,
)
