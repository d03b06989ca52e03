export interface Line {
  readonly name: string
  /** Amount, and the time of a call in microseconds. */
  readonly points: readonly (readonly [x: number, y: number])[]
}

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [560, 260, 46, 34]

/** A small plot, both axes logarithmic: how the time of a call grows with the amount of something. */
export function plot(lines: readonly Line[]): string {
  const points = lines.flatMap((line) => line.points)
  const scale = (values: number[], from: number, to: number) => {
    const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log) as [number, number]
    return (value: number) => from + ((Math.log(value) - low) / (high - low || 1)) * (to - from)
  }
  const x = scale(
    points.map(([value]) => value),
    LEFT,
    WIDTH - 120,
  )
  const y = scale([0.5, ...points.map(([, value]) => value)], HEIGHT - BOTTOM, 14)
  const text = (at: number, down: number, anchor: string, value: string) =>
    `<text x="${at.toFixed(0)}" y="${down.toFixed(0)}" text-anchor="${anchor}">${value}</text>`
  const amounts = [...new Set(points.map(([value]) => value))]
  const times = [1, 10, 100].filter((time) => points.some(([, value]) => value >= time))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12" fill="#556">
${times.map((time) => `<path d="M${LEFT} ${y(time).toFixed(1)}H${WIDTH - 120}" stroke="#ccd"/>${text(LEFT - 6, y(time) + 4, 'end', `${time} µs`)}`).join('\n')}
${amounts.map((amount) => text(x(amount), HEIGHT - 14, 'middle', amount.toLocaleString('en'))).join('\n')}
${lines
  .map(({ name, points }, index) => {
    const color = ['#2456a6', '#b3541e', '#2d7a4f'][index % 3] ?? ''
    const path = points.map(([amount, time]) => `${x(amount).toFixed(1)} ${y(time).toFixed(1)}`).join('L')
    const [amount, time] = points.at(-1) ?? [1, 1]
    return `<path d="M${path}" fill="none" stroke="${color}" stroke-width="2"/><g fill="${color}">${text(x(amount) + 8, y(time) + 4, 'start', name)}</g>`
  })
  .join('\n')}
</svg>
`
}
