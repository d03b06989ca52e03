export async function generateMetadata({ searchParams }) {
  const { page } = await searchParams
  return { title: page ? `Teas, page ${page}` : 'Teas' }
}

export default function Page() {
  return <h1>Teas</h1>
}
