export const meta = () => [{ title: 'Mugs' }]

export default function Page() {
  return <h1>Mugs</h1>
}
