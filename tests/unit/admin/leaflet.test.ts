/** @jest-environment jsdom */
import { operatorOperations } from '../../../admin/event'
import { leafletPage } from '../../../admin/leaflet'

function openPage(): void {
  const page = leafletPage()
  document.body.innerHTML = page.slice(page.indexOf('<body>') + 6, page.indexOf('<script>'))
  const script = page.slice(page.indexOf('<script>') + 8, page.indexOf('</script>'))
  // the page's own words, as a browser runs them
  window.eval(script)
}

function fill(selector: string, text: string): void {
  const box = document.querySelector<HTMLInputElement>(selector)
  if (!box) throw new Error(`the page has no ${selector}`)
  if (box.type === 'checkbox') box.checked = text === 'yes'
  else box.value = text
}

const form = (operation: string) => `[data-operation="${operation}"]`

beforeAll(openPage)

describe('the leaflet turns forms into events, offline (OPS-01)', () => {
  test('every operation has its form, in the office’s words', () => {
    const forms = [...document.querySelectorAll<HTMLElement>('details')].map(({ dataset }) => dataset['operation'])
    expect([forms, /--\w+/.exec(document.body.textContent ?? '')?.[0] ?? null]).toEqual([operatorOperations().map(({ name }) => name), null])
  })

  test('what is missing is named, and no event is made', () => {
    document.querySelector<HTMLButtonElement>(`${form('province.recordReceipt')} button`)?.click()
    const fault = document.querySelector(`${form('province.recordReceipt')} .fault`)?.textContent ?? ''
    expect([fault.includes('工号'), fault.includes('回执'), document.querySelector<HTMLTextAreaElement>(`${form('province.recordReceipt')} .event`)?.value]).toEqual([true, true, ''])
  })

  test('a filled form is the event the console takes: kinds as the contract says, what is empty left out', () => {
    const of = form('fees.recordRefund')
    for (const [selector, text] of [['#operator', 'op-wang'], ['#key', 'K'], ['#reason', '退费'], [`${of} [data-name=employer]`, '某公司'], [`${of} [data-name=enrolmentIds]`, 'a，b'], [`${of} [data-name=amountFen]`, '62700'], [`${of} [data-name=paidOn]`, '2026-12-01'], [`${of} [data-name=reference]`, 'T1']] as const) fill(selector, text)
    document.querySelector<HTMLButtonElement>(`${of} button`)?.click()
    expect(JSON.parse(document.querySelector<HTMLTextAreaElement>(`${of} .event`)?.value ?? '')).toEqual({ operation: 'fees.recordRefund', input: { operator: 'op-wang', key: 'K', reason: '退费', employer: '某公司', enrolmentIds: ['a', 'b'], amountFen: 62700, paidOn: '2026-12-01', reference: 'T1' } })
  })
})
