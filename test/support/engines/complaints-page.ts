// The first script of each page of the test site. WebDriver tells nothing of the console, and no two engines tell in the same
// words what a Content Security Policy refused.
import type { Complaints } from './test-page'

declare global {
  interface Window {
    /** What the page has complained about since it was opened. */
    complaints?: Complaints
  }
}

const complaints: Complaints = { errors: [], warnings: [], violations: [] }
window.complaints = complaints

function watchConsole(method: 'error' | 'warn', list: string[]): void {
  const original = console[method].bind(console)
  console[method] = (...args: unknown[]) => {
    list.push(args.map(String).join(' '))
    original(...args)
  }
}

watchConsole('error', complaints.errors)
watchConsole('warn', complaints.warnings)
addEventListener('error', ({ message }) => {
  complaints.errors.push(message)
})
addEventListener('unhandledrejection', ({ reason }) => {
  complaints.errors.push(`Unhandled rejection: ${String(reason)}`)
})
document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
  complaints.violations.push(effectiveDirective)
})
