import { withoutHash } from './without-hash'

/**
 * Whether Segment's snippet has kept a page call for the page that is shown. The snippet's stub is an array of calls, such as
 * `['page', 'Home', { u: 'https://shop.example/' }]`: the last argument says where the call was made, except in old snippets.
 */
export function hasBufferedPage(stub: readonly (readonly unknown[])[]): boolean {
  return stub.some((call) => {
    const { u: href = location.href } = Object(call[call.length - 1]) as { u?: string }
    return call[0] === 'page' && withoutHash(href) === withoutHash(location.href)
  })
}
