import type { SegmentEvent } from '@segment/analytics-next'
import { cdo, joinParameters, MAX_LATE_SECONDS, secondsSince } from '../lib/lateness'
import { Reader } from '../lib/reader'
import type { MatomoCommand } from '../matomo/commands'
import { isHit } from '../matomo/is-hit'
import { callOptions } from '../segment/integrations'
import type { ResolvedSettings } from '../settings/resolve-settings'
import type { Cart } from './commerce/cart'
import type { Mapping, Moment } from './mapping'
import type { State } from './state'

/** One event on its way: what it is mapped from, and what has become of it so far. Reads its properties. */
export class Draft extends Reader implements Mapping {
  readonly commands: MatomoCommand[] = []
  readonly omitted: string[] = []
  /** A copy, which each part of the mapping may change. */
  readonly state: { -readonly [Field in keyof State]: State[Field] }
  cart?: Cart
  /** What the call says to this destination alone, weakest first. */
  readonly options: readonly Record<string, unknown>[]
  /** How many seconds ago the event happened. */
  private readonly seconds: number
  /** What is added to every request from here on. */
  private appended: string

  constructor(
    readonly event: SegmentEvent,
    state: State,
    readonly settings: ResolvedSettings,
    readonly moment: Moment,
  ) {
    super(event.properties)
    this.state = { ...state }
    this.options = callOptions(event)
    // An ISO string after a reload: events are persisted as JSON.
    this.seconds = secondsSince(new Date(event.timestamp ?? NaN).getTime(), moment.now)
    this.appended = settings.appended
  }

  /** Adds a command, without the `undefined`s at its end. A hit says how late it is, and whether a visit starts with it. */
  push(...command: MatomoCommand): void {
    const { state, seconds, settings } = this
    if (isHit(command)) {
      this.append(joinParameters(settings.appended, state.newVisit && 'new_visit=1', cdo(seconds)))
      state.newVisit = false
    }
    // Absent optional arguments that nothing follows; the method is always there.
    while (command[command.length - 1] === undefined) (command as unknown as unknown[]).pop()
    this.commands.push(command)
  }

  /** Says that a part of the call is left out, and why. */
  omit(what: string, why: string): void {
    this.omitted.push(`${what}: ${why}`)
  }

  /** To be called when all parts are done. */
  end(): Mapping {
    this.append(this.settings.appended)
    if (this.seconds > MAX_LATE_SECONDS && this.commands.some(isHit))
      this.omit('the time', `${Math.round(this.seconds / 3600)} hours ago, Matomo takes 24`)
    return this
  }

  /** What is set stays until it is set again, so it is set back at the end. */
  private append(parameters: string): void {
    if (parameters !== this.appended) this.commands.push(['appendToTrackingUrl', parameters])
    this.appended = parameters
  }
}
