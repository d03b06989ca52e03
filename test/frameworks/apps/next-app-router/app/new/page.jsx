export const metadata = { title: 'New' }

export default function Page() {
  return <h1>New</h1>
}
