/** The part of `document` that TypeScript's types lack. It is absent in browsers that prerender nothing. */
interface PrerenderableDocument {
  readonly prerendering?: boolean
}

/** Whether the browser has opened the page ahead of the visitor, who does not see it yet. */
export function isPrerendering(): boolean | undefined {
  return (document as PrerenderableDocument).prerendering
}
