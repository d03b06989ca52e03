import { memoize } from '../lib/memoize'

/** The goals that events of a name convert. */
export interface Goal {
  readonly name: string
  readonly ids: readonly number[]
}

/** The ids of goals by their names, at each level of likeness. Maps, so that an event named `constructor` finds nothing. */
export interface GoalIndex {
  readonly byName: ReadonlyMap<string, readonly number[]>
  readonly byWords: ReadonlyMap<string, readonly number[]>
  readonly byLetters: ReadonlyMap<string, readonly number[]>
}

export function createGoalIndex(goals: readonly Goal[]): GoalIndex {
  return {
    byName: groupIds(goals, (name) => name),
    byWords: groupIds(goals, wordsOf),
    byLetters: groupIds(goals, lettersOf),
  }
}

/**
 * The goals that an event converts: those with the very name of the event, else those with the same words, else those
 * with the same letters. So `Sign Up` and `Signup` can be two goals, and `sign_up` converts the first one only.
 */
export function findGoals({ byName, byWords, byLetters }: GoalIndex, eventName: string): readonly number[] {
  if (byName.size === 0) return []
  return byName.get(eventName) ?? byWords.get(wordsOf(eventName)) ?? byLetters.get(lettersOf(eventName)) ?? []
}

function groupIds(
  goals: readonly Goal[],
  keyOf: (name: string) => string,
): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, readonly number[]>()
  for (const { name, ids } of goals) {
    const key = keyOf(name)
    // A name of separators alone has no words and no letters, and is only like itself.
    // An event converts a goal once, however many of its names are alike.
    if (key !== '') groups.set(key, [...new Set([...(groups.get(key) ?? []), ...ids])])
  }
  return groups
}

/** Blanks, punctuation and symbols: what lies outside of the ranges that hold letters, digits and most emoji. */
const SEPARATORS = /[^a-z\d\u00c0-\u1fff\u3040-\uffff]+/i

/** The words of a name in lower case, with blanks between them. A capital letter starts a word: `signUp` is `sign up`. */
const wordsOf = /* @__PURE__ */ memoize((name) => {
  const plain = name.normalize()
  const camel = plain.replace(/([a-z])([A-Z])/g, '$1 $2')
  const spaced = camel.replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
  const words = spaced.split(SEPARATORS).filter((word) => word !== '')
  return words.join(' ').toLowerCase()
})

/** The letters and digits of a name in lower case. */
const lettersOf = /* @__PURE__ */ memoize((name) => wordsOf(name).split(' ').join(''))
