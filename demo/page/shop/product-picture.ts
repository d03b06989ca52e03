import type { Product } from './products'

/** Line drawings on a field of 64 by 64, by the product's id. */
const drawings: Record<string, string> = {
  'mug-dawn':
    'M16 22h26v20a8 8 0 0 1-8 8H24a8 8 0 0 1-8-8zM42 27h3a6 6 0 0 1 0 12h-3M24 10q-3 3 0 6M33 10q-3 3 0 6',
  'teapot-round':
    'M18 28h26q4 6 4 11a13 13 0 0 1-13 12h-8a13 13 0 0 1-13-12q0-5 4-11zM26 28q5-8 10 0M31 20v-3M48 36q5 0 9-9M14 32q-7 1-7 7t8 6',
  'egg-cups': 'M22 30h20q0 12-10 12t-10-12zM24 30c0-10 4-16 8-16s8 6 8 16M32 42v8M25 51h14',
  'board-oak':
    'M12 22h32a6 6 0 0 1 6 6v14a6 6 0 0 1-6 6H18a6 6 0 0 1-6-6zM20 30q10 3 22 0M20 39q12 3 22 0M50 35h7',
  'tea-breakfast': 'M20 24h24v28H20zM20 24l4-8h16l4 8M27 34h10M27 40h10M32 16v-5',
  'jam-quince':
    'M20 22h24v4q4 3 4 8v14a5 5 0 0 1-5 5H21a5 5 0 0 1-5-5V34q0-5 4-8zM19 14h26v8H19zM24 36h16v9H24z',
  'honey-heath': 'M18 26h28v22a5 5 0 0 1-5 5H23a5 5 0 0 1-5-5zM16 18h32v8H16zM26 38l6-4 6 4v6l-6 4-6-4z',
  'napkins-linen': 'M12 20h30v30H12zM20 20v-6h32v30h-10M12 42h30M17 25v12M37 25v12',
}

/** Each product has a color of its own, as an angle on the color wheel. */
const hues: Record<string, number> = {
  'mug-dawn': 14,
  'teapot-round': 205,
  'egg-cups': 44,
  'board-oak': 28,
  'tea-breakfast': 135,
  'jam-quince': 348,
  'honey-heath': 36,
  'napkins-linen': 260,
}

const namespace = 'http://www.w3.org/2000/svg'

/** A drawing of the product, before a sun. */
export function productPicture({ id }: Pick<Product, 'id'>): SVGElement {
  const picture = draw('svg', { viewBox: '-6 2 76 60', class: 'picture', 'aria-hidden': 'true' })
  picture.style.setProperty('--hue', String(hues[id] ?? 0))
  picture.append(draw('circle', { cx: '32', cy: '32', r: '24' }), draw('path', { d: drawings[id] ?? '' }))
  return picture
}

function draw(name: 'svg' | 'circle' | 'path', attributes: Record<string, string>): SVGElement {
  const drawn = document.createElementNS(namespace, name)
  for (const [attribute, value] of Object.entries(attributes)) drawn.setAttribute(attribute, value)
  return drawn
}
