import type { QueueItem } from './queue-item'

/** One thing that waits in `_paq`: an item of ours, or an entry of the page. */
export type Waiting =
  | { readonly by: 'us'; readonly item: QueueItem }
  | { readonly by: 'page'; readonly entry: readonly unknown[] }

export function commandOf(each: Waiting): readonly unknown[] {
  return each.by === 'us' ? each.item.command : each.entry
}

/** The page's own entries among those that wait. */
export function entriesOfPage(waiting: readonly Waiting[]): (readonly unknown[])[] {
  return waiting.flatMap((each) => (each.by === 'page' ? [each.entry] : []))
}
