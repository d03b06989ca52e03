import Head from 'next/head'
import { useRouter } from 'next/router'

export const getServerSideProps = () => ({ props: {} })

export default function Page() {
  const { page } = useRouter().query
  return (
    <Head>
      <title>{page ? `Teas, page ${page}` : 'Teas'}</title>
    </Head>
  )
}
