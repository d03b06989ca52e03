import { lazy, StrictMode, Suspense, useEffect, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter, Link, Navigate, Outlet, RouterProvider, useSearchParams } from 'react-router'
import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from './analytics.js'
import { Nav } from './nav.jsx'

loadAnalytics()

function App() {
  // The line may stand at the top of the module as well. Here StrictMode runs it twice.
  useEffect(() => autoPage(analytics), [])
  return (
    <>
      <Nav Link={Link} />
      <Suspense>
        <Outlet />
      </Suspense>
    </>
  )
}

function Teas() {
  const [search] = useSearchParams()
  return <title>{search.get('page') ? `Teas, page ${search.get('page')}` : 'Teas'}</title>
}

function Slow() {
  const [tea, setTea] = useState()
  useEffect(() => {
    const timer = setTimeout(() => setTea('Slow tea'), 400)
    return () => clearTimeout(timer)
  }, [])
  return tea && <title>{tea}</title>
}

const Mugs = lazy(() => import('./mugs.jsx'))

const router = createBrowserRouter([
  {
    element: <App />,
    children: [
      { path: '/', element: <title>Home</title> },
      { path: '/teas', element: <Teas /> },
      { path: '/mugs', element: <Mugs /> },
      { path: '/old', element: <Navigate to="/new" replace /> },
      { path: '/new', element: <title>New</title> },
      { path: '/slow', element: <Slow /> },
    ],
  },
])

createRoot(document.getElementById('app')).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
)
