import { faults } from './faults'
import { testScenarios } from './test-scenarios'

testScenarios(faults)
