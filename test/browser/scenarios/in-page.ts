// Functions that run in the page: what analytics.js returns stays there.

export async function viewPage(): Promise<void> {
  await window.analytics.page()
}

export async function track(event: string, properties: object = {}): Promise<void> {
  await window.analytics.track(event, properties)
}
