import Head from 'next/head'
import { useEffect, useState } from 'react'

export default function Page() {
  const [tea, setTea] = useState()
  useEffect(() => {
    const timer = setTimeout(() => setTea('Slow tea'), 400)
    return () => clearTimeout(timer)
  }, [])
  return <Head>{tea && <title>{tea}</title>}</Head>
}
