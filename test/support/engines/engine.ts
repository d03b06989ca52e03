import type { TestPage } from './test-page'

/** The browsers' engines that the browser level runs in. Safari is WebKit; Chrome and Edge are Chromium. */
export const engineNames = ['chromium', 'firefox', 'webkit', 'old-chromium', 'old-webkit'] as const
export type EngineName = (typeof engineNames)[number]

/** A running browser. */
export interface Engine {
  readonly name: EngineName
  /** Such as `Firefox 153.7.0`. */
  readonly version: string
  /** Opens a page as a visitor who was never here before. */
  open(url: string): Promise<TestPage>
  close(): Promise<void>
}

/** The engine of this run: `ENGINE`, else Chromium. */
export function chosenEngine(): EngineName {
  const given = process.env.ENGINE || 'chromium'
  const name = engineNames.find((each) => each === given)
  if (!name) throw new Error(`ENGINE is ${given}: it should be one of ${engineNames.join(', ')}.`)
  return name
}
