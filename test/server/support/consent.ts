import type { Page } from 'playwright-core'

export const CATEGORIES = ['C0002']

/** Makes the call by which Segment's consent tools report a visitor's decision. */
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
