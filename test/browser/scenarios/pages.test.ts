import { pages } from './pages'
import { testScenarios } from './test-scenarios'

testScenarios(pages)
