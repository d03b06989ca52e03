/** Code in a table's cell. A bar would end the cell. */
export function code(text: string): string {
  return `\`${text.replace(/^`(.*)`$/, '$1').replace(/\|/g, '\\|')}\``
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [head, head.map(() => '---'), ...rows].map(line).join('\n')
}
