import { startTransition, StrictMode } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { HydratedRouter } from 'react-router/dom'
import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from '../analytics.js'

loadAnalytics()
autoPage(analytics)

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  )
})
