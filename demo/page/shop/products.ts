export interface Product {
  id: string
  name: string
  category: 'Table' | 'Pantry' | 'Linen'
  /** In euros. */
  price: number
  text: string
}

/** The shop's goods, which are invented. */
export const products: readonly Product[] = [
  { id: 'mug-dawn', name: 'Dawn mug', category: 'Table', price: 14, text: 'Stoneware, for both hands.' },
  { id: 'teapot-round', name: 'Round teapot', category: 'Table', price: 38, text: 'Four cups, no drips.' },
  { id: 'egg-cups', name: 'Egg cups, a pair', category: 'Table', price: 9.5, text: 'Turned from beech.' },
  {
    id: 'board-oak',
    name: 'Oak board',
    category: 'Table',
    price: 26,
    text: 'For bread, and for the crumbs.',
  },
  {
    id: 'tea-breakfast',
    name: 'Breakfast tea',
    category: 'Pantry',
    price: 8,
    text: 'Strong, and kind to milk.',
  },
  {
    id: 'jam-quince',
    name: 'Quince jam',
    category: 'Pantry',
    price: 6.5,
    text: 'Slowly cooked, barely sweet.',
  },
  {
    id: 'honey-heath',
    name: 'Heather honey',
    category: 'Pantry',
    price: 7.5,
    text: 'Dark, from late summer.',
  },
  {
    id: 'napkins-linen',
    name: 'Linen napkins',
    category: 'Linen',
    price: 18,
    text: 'Four of them, washed soft.',
  },
]

export const findProduct = (id: string): Product | undefined => products.find((product) => product.id === id)

export function searchProducts(query: string): Product[] {
  const wanted = query.trim().toLowerCase()
  return products.filter(({ name, category, text }) =>
    [name, category, text].some((part) => part.toLowerCase().includes(wanted)),
  )
}
