/**
 * A section of docs/performance.md. The bench does not measure these figures: for each, somebody took the behaviour out of the
 * code by hand.
 */
export const AUTO_PAGE_BYTES_TEXT = `## What the bytes of \`autoPage\` are for

\`autoPage\` aims at 1,024 B and has about 1,750 B. Each line is what a build without that behaviour saves, minified and gzipped. The
figures were taken on 27 November 2026, and do not add up: what several behaviours share is in none of them.

| behaviour                                                                            | bytes |
| ------------------------------------------------------------------------------------ | ----- |
| a page that has its page call already gets no second one                             | 177   |
| browsers without the Navigation API                                                  | 175   |
| it can be stopped                                                                    | 110   |
| a view waits until its title has settled                                             | 101   |
| no call before analytics.js has loaded, in each of its forms                         | 99    |
| redirects are no views                                                               | 94    |
| the options \`exclude\`, \`name\`, \`properties\`, \`hash\` and \`initial\`                    | 91    |
| a page that is left is recorded as it was, with the page before as its referrer      | 77    |
| a second start on the same page, as in StrictMode                                    | 58    |
| the Navigation API                                                                   | 52    |
| a view is due at once after a click or a key, and where the page is hidden or left   | 45    |
| errors of the page's own functions are logged, and do not reach the page             | 42    |
| back/forward cache                                                                   | 35    |
| prerendered pages                                                                    | 27    |

No single behaviour stands between \`autoPage\` and its aim: about 730 B are missing, and the six smallest together save 260 B.
`
