import { spellingOf } from './spelling'

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
  const byName = new Map<string, readonly number[]>()
  const byWords = new Map<string, readonly number[]>()
  const byLetters = new Map<string, readonly number[]>()
  for (const { name, ids } of goals) {
    const spelling = spellingOf(name)
    add(byName, name, ids)
    add(byWords, spelling.words, ids)
    add(byWords, spelling.plainWords, ids)
    add(byLetters, spelling.letters, ids)
  }
  return { byName, byWords, byLetters }
}

/**
 * The goals that an event converts: those with the very name of the event, else those with the same words, else those
 * with the same letters. So `Sign Up` and `Signup` can be two goals, and `sign_up` converts the first one only.
 */
export function findGoals({ byName, byWords, byLetters }: GoalIndex, eventName: string): readonly number[] {
  const exact = byName.get(eventName)
  if (exact) return exact
  if (byName.size === 0) return []
  const { words, plainWords, letters } = spellingOf(eventName)
  return byWords.get(words) ?? byWords.get(plainWords) ?? byLetters.get(letters) ?? []
}

/** A name of separators alone has no words and no letters: it is only like itself. */
function add(index: Map<string, readonly number[]>, key: string, ids: readonly number[]): void {
  if (key === '') return
  // A Set: an event converts a goal once, however many of its names are alike.
  index.set(key, [...new Set([...(index.get(key) ?? []), ...ids])])
}
