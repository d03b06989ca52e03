import type { Page } from 'playwright-core'

export const CATEGORIES = ['C0002']

/** Lets the visitor decide, as Segment's consent tools say so: by a call with a consent stamp. */
export const decide = (page: Page, decision: 'agree' | 'refuse') =>
  page.evaluate(
    (isGiven) =>
      window.analytics.track(
        'Segment Consent Preference Updated',
        {},
        { context: { consent: { categoryPreferences: { C0002: isGiven } } } },
      ),
    decision === 'agree',
  )
