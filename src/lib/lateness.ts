/**
 * From how many seconds on an event says when it happened. Below it are the waits of an ordinary page
 * load (settings, script, the 0.8 s that matomo.js keeps between its first hits): dating them would
 * lengthen nearly every request for a time that Matomo shows to the second.
 */
export const LATE_SECONDS = 5

/** Matomo refuses a hit that is older than a day, unless it has a token: then it is better undated. */
export const MAX_LATE_SECONDS = 24 * 60 * 60 - 60

/** How many whole seconds ago something happened; 0 where that is not known, or lies in the future. */
export function secondsSince(time: number, now: number): number {
  return Math.max(0, Math.round((now - time) / 1000)) || 0
}

/** The request parameter that dates a hit, where it is late and Matomo takes it. */
export function cdo(seconds: number): string | false {
  return seconds >= LATE_SECONDS && seconds <= MAX_LATE_SECONDS && `cdo=${seconds}`
}

/** Adds the time that a hit has waited to its request parameters, which may say how late it was before. */
export function addLateness(parameters: string, seconds: number): string {
  if (seconds < LATE_SECONDS) return parameters
  const before = Number(/\bcdo=(\d+)/.exec(parameters)?.[1] ?? 0)
  return joinParameters(parameters.replace(/&?\bcdo=\d+/, ''), cdo(before + seconds))
}

/** Request parameters as one text. */
export function joinParameters(...parameters: (string | false)[]): string {
  return parameters.filter(Boolean).join('&')
}
