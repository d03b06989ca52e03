import type { Hit } from '../../hits/hit'

export interface CallDescription {
  /** `track`, `page`, ... or `start-up`, or `other` for hits that no command asked for. */
  method: string
  /** The event's, page's or user's name. */
  name: string
  detail: object
}

/** A command of `_paq`. */
export interface Command {
  method: string
  args: unknown[]
}

export interface LoggedCommand extends Command {
  /** The title that matomo.js gives to a page view: that of the last `setDocumentTitle`. */
  title: string | undefined
  hit?: Hit
}

/** A Segment call, the commands that it became, and their hits. */
export interface LoggedCall extends CallDescription {
  commands: LoggedCommand[]
  /** Hits that no command asked for, such as those of clicks on outlinks. */
  hits: Hit[]
  /** What the plugin says of the call, such as why a part of it is left out. */
  notes: string[]
}
