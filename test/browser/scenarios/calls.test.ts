import { calls } from './calls'
import { testScenarios } from './test-scenarios'

testScenarios(calls)
