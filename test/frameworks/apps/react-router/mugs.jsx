export default function Mugs() {
  return <title>Mugs</title>
}
