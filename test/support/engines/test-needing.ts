import { chosenEngine, type EngineName } from './engine'

/** What a test may need that not every engine can do. */
export type Ability =
  | "playwright's locators"
  | 'the accessibility tree'
  | "a phone's screen"
  | 'a dark color scheme'
  | 'Trusted Types'
  | 'prerendering'
  | 'steps back in the history'
  | "room for the demo's banner in a low window"

const noPrerendering = 'prerenders no pages'
const noPlaywright = 'is driven without playwright'
const lacksPlaywright = {
  prerendering: noPrerendering,
  'steps back in the history': noPlaywright,
  "room for the demo's banner in a low window": noPlaywright,
  "playwright's locators": noPlaywright,
  'the accessibility tree': noPlaywright,
  "a phone's screen": noPlaywright,
  'a dark color scheme': noPlaywright,
}

/** Why an engine cannot do something, as the end of a sentence that begins with the engine's name. */
const lacks: Record<EngineName, Partial<Record<Ability, string>>> = {
  chromium: {},
  firefox: {
    prerendering: noPrerendering,
    'the accessibility tree': 'shows its accessibility tree to no test',
    "a phone's screen": 'cannot be told to be a phone',
    'a dark color scheme': 'cannot be told to prefer dark colors',
    'steps back in the history': 'does not go back twice where playwright asks for it',
    // A fault of the demo that is still to be mended.
    "room for the demo's banner in a low window": 'covers the focus with the banner of the demo',
  },
  webkit: lacksPlaywright,
  'old-chromium': { ...lacksPlaywright, 'Trusted Types': 'does not know Trusted Types yet' },
  'old-webkit': { ...lacksPlaywright, 'Trusted Types': 'does not know Trusted Types yet' },
}

/** `test`, and its `each`, as far as the browser level uses them. */
interface TestFunction {
  (name: string, run: () => Promise<void>): void
  each<const Row>(
    rows: readonly Row[],
  ): (name: string, run: (...args: RowArguments<Row>) => Promise<void>) => void
}

type RowArguments<Row> = Row extends readonly unknown[] ? [...Row] : [Row]

/** Such as `webkit is driven without playwright`; `undefined` if the engine of this run can do all that is needed. */
function reasonToSkip(abilities: readonly Ability[]): string | undefined {
  const engine = chosenEngine()
  const ability = abilities.find((each) => lacks[engine][each])
  return ability && `${engine} ${lacks[engine][ability] ?? ''}`
}

/** A `test` for what not every engine can do: elsewhere the test is skipped, and its name says why. */
export function testNeeding(...abilities: Ability[]): TestFunction {
  const reason = reasonToSkip(abilities)
  if (reason === undefined) return test
  const skip = (name: string) => test.skip(`${name} (skipped: ${reason})`, () => undefined)
  const each = (rows: readonly unknown[]) => (name: string) => {
    test.skip.each(rows)(`${name} (skipped: ${reason})`, () => undefined)
  }
  return Object.assign(skip, { each })
}
