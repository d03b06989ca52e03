import Head from 'next/head'

export default function Page() {
  return (
    <Head>
      <title>Mugs</title>
    </Head>
  )
}
