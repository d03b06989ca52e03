import { isGiven } from '../is-given'
import { isObjectLiteral } from '../is-object-literal'
import { readProperty } from '../read-property'
import { useless, type Check } from './check'
import { checkList } from './list-check'
import { categoryCheck, consentKindCheck } from './value-checks'

/** What is asked of visitors, with all that may be left out filled in. */
export interface RequiredConsent {
  readonly require: 'tracking' | 'cookies'
  readonly categories: readonly string[]
}

const WANTS = "an object such as { require: 'tracking', categories: ['C0002'] }"

const categoriesCheck = checkList("a list of consent categories, such as ['C0002']", categoryCheck)

export const consentCheck: Check<RequiredConsent> = {
  wants: WANTS,
  read(given, setting) {
    if (!isObjectLiteral(given)) return useless(setting, given, WANTS)
    const require = consentKindCheck.read(readProperty(given, 'require'), `${setting}.require`)
    const list = readProperty(given, 'categories')
    const categories = categoriesCheck.read(isGiven(list) ? list : [], `${setting}.categories`)
    return {
      value: require.value && categories.value && { require: require.value, categories: categories.value },
      mistakes: [...require.mistakes, ...categories.mistakes],
    }
  },
}
