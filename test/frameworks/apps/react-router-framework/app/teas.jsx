export const meta = ({ location }) => [{ title: location.search ? 'Teas, page 2' : 'Teas' }]

export default function Page() {
  return <h1>Teas</h1>
}
