export const getServerSideProps = () => ({ redirect: { destination: '/new', permanent: false } })

export default function Page() {
  return null
}
