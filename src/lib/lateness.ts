/**
 * From how many seconds on an event says when it happened. Below it are the waits of an ordinary page
 * load (settings, script, the 0.8 s that matomo.js keeps between its first hits): dating them would
 * lengthen nearly every request for a time that Matomo shows to the second.
 */
export const LATE_SECONDS = 5

/** Matomo refuses a hit that is older than a day, unless it has a token: then it is better undated. */
export const MAX_LATE_SECONDS = 24 * 60 * 60 - 60
