import { Suspense } from 'react'
import { Await } from 'react-router'

export const loader = () => ({
  tea: new Promise((resolve) => setTimeout(() => resolve({ title: 'Slow tea' }), 400)),
})

export default function Page({ loaderData }) {
  return (
    <Suspense>
      <Await resolve={loaderData.tea}>{(tea) => <title>{tea.title}</title>}</Await>
    </Suspense>
  )
}
