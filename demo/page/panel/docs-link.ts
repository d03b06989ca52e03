import { element } from '../element'

/** A link to a page of the documentation, which the demo's server shows. It opens beside the demo. */
export const docsLink = (text: string, page: string): HTMLElement =>
  element('a', { href: `/docs/${page}`, target: '_blank' }, text)
