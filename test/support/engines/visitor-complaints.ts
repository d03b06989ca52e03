import type { Complaints } from './test-page'

/** What the pages of one visitor complained about, where only the page that is open can be asked. */
export interface VisitorComplaints {
  /** Keeps what the page said: its list ends with the page. */
  keep(last: Complaints | undefined): void
  /** All that was kept, and what the page that is open says. */
  with(last: Complaints | undefined): Complaints
}

export function createVisitorComplaints(): VisitorComplaints {
  let kept: Complaints = { errors: [], warnings: [], violations: [] }
  const add = (last: Complaints | undefined): Complaints => ({
    errors: [...kept.errors, ...(last?.errors ?? [])],
    warnings: [...kept.warnings, ...(last?.warnings ?? [])],
    violations: [...kept.violations, ...(last?.violations ?? [])],
  })
  return {
    keep(last) {
      kept = add(last)
    },
    with: add,
  }
}
