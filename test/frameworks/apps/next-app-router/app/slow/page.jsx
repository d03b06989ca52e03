import { connection } from 'next/server'

// Next.js streams the title after the page.
export async function generateMetadata() {
  await connection()
  await new Promise((resolve) => setTimeout(resolve, 400))
  return { title: 'Slow tea' }
}

export default function Page() {
  return <h1>A slow page</h1>
}
