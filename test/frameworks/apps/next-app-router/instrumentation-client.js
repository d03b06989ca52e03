import { autoPage } from 'segment-matomo/auto-page'
import { analytics, loadAnalytics } from './analytics.js'

loadAnalytics()
autoPage(analytics)
