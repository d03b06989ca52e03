import type { MatomoCallReport } from 'segment-matomo'
import type { Hit } from '../../hits/hit'

export interface CallDescription {
  /** A method of analytics.js, or `consent` for a decision, or `other` for hits that no command asked for. */
  method: string
  /** The event's, page's or user's name. */
  name: string
  detail: object
}

/** A command of `_paq`. */
export interface LoggedCommand {
  method: string
  args: unknown[]
  /** The title that matomo.js gives to a page view: that of the last `setDocumentTitle`. */
  title: string | undefined
  hit?: Hit
}

/** A call, the commands that it became, and their hits. */
export interface LoggedCall extends CallDescription {
  messageId: string | undefined
  /** What the plugin has said of the call so far. */
  outcome: 'unknown' | MatomoCallReport['outcome']
  commands: LoggedCommand[]
  /** Hits that no command asked for, such as those of clicks on outlinks. */
  hits: Hit[]
  /** What the plugin says of the call, such as why a part of it is left out. */
  notes: readonly string[]
}

const SEGMENT_METHODS = ['page', 'track', 'identify', 'group', 'screen', 'alias', 'reset']

/** Whether the shop made this call with Segment's analytics.js. */
export const isSegmentCall = ({ method }: LoggedCall): boolean => SEGMENT_METHODS.includes(method)

/** All hits of a call, those of its commands first. */
export const hitsOf = ({ commands, hits }: LoggedCall): Hit[] => [
  ...commands.flatMap(({ hit }) => (hit ? [hit] : [])),
  ...hits,
]
