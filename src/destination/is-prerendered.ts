/** Whether the page was loaded ahead and has not been shown. Browsers load pages ahead that the visitor may never see. */
export function isPrerendered(): boolean {
  return (document as { prerendering?: boolean }).prerendering === true
}
