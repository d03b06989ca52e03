import type { Action } from '../../../scripts/matomo/types'

/** The name of an event, or the title of a page. */
export const nameOf = ({ eventAction, pageTitle }: Action) => eventAction ?? pageTitle
