import { readBundle } from './harness/bundle'
import { compileStyles, compileTemplates } from './harness/compiler'

const { directory } = readBundle()

test('WeChat’s template compiler accepts every page', () => {
  expect(compileTemplates(directory).complaint).toBe('')
})

test('WeChat’s style compiler accepts every style sheet', () => {
  expect(compileStyles(directory).complaint).toBe('')
})
