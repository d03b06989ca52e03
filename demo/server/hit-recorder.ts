import type { Hit } from '../hits/hit'

export interface HitRecorder {
  readonly hits: readonly Hit[]
  /** @param time - when the request arrived, in milliseconds since the epoch */
  record(hits: Record<string, string>[], status: number, time: number): void
  /** Calls `listener` with every hit from now on. @returns a function that stops this */
  subscribe(listener: (hit: Hit) => void): () => void
}

/** Keeps the hits of this run of the demo, and tells its listeners of each. */
export function createHitRecorder(): HitRecorder {
  const hits: Hit[] = []
  const listeners = new Set<(hit: Hit) => void>()
  return {
    hits,
    record(recorded, status, time) {
      for (const params of recorded) {
        const hit = { id: hits.length + 1, time, params, status }
        hits.push(hit)
        for (const listener of listeners) listener(hit)
      }
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
