/** The links at the top take the focus to a part of the page. The address stays as it is: its hash would go into hits. */
export function startSkipLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.skip')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      document.querySelector<HTMLElement>(link.hash)?.focus()
    })
  }
}
