/** What a page of the test site can be asked to do, in whatever engine. */
export interface TestPage {
  goto(url: string): Promise<void>
  reload(): Promise<void>
  back(): Promise<void>
  /** Opens a second tab of the same visitor. */
  newTab(url: string): Promise<TestPage>
  /** Runs a function in the page, and waits for its promise. Arguments and result pass as JSON. */
  evaluate<Args extends unknown[], Result>(
    run: (...args: Args) => Result,
    ...args: Args
  ): Promise<Awaited<Result>>
  /** Waits until the function says yes. @throws an Error that shows the function, after 15 seconds */
  waitFor(isSo: () => boolean): Promise<void>
  /** Clicks the first element of this CSS selector. */
  click(selector: string): Promise<void>
  /** Types into the first element of this CSS selector. */
  type(selector: string, text: string): Promise<void>
  /** The names of the visitor's cookies. */
  cookieNames(): Promise<string[]>
  /** What the visitor's pages have complained about so far. */
  complaints(): Promise<Complaints>
  /** Ends the visitor: all their tabs, cookies and what they have stored. */
  close(): Promise<void>
}

export interface Complaints {
  /** What was written to the console as an error, or was thrown and not caught. */
  errors: string[]
  /** What was written to the console as a warning. */
  warnings: string[]
  /** What the page's Content Security Policy refused: the directives. */
  violations: string[]
}

/** How long `waitFor` waits. */
export const WAIT_MS = 15_000

/** A call of a function, as text: engines differ in what else they take as arguments. */
export const callText = (run: (...args: never[]) => unknown, args: readonly unknown[]): string =>
  `(${run.toString()})(...${JSON.stringify(args)})`

/** Asks a page until it says yes. A page that is being left cannot be asked: the next one is. */
export async function waitUntil(ask: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS
  let failure: unknown
  const isSo = () =>
    ask().catch((error: unknown) => {
      failure = error
      return false
    })
  while (!(await isSo())) {
    if (Date.now() > deadline)
      throw new Error(`After ${WAIT_MS} ms it is still not so: ${what}`, { cause: failure })
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
