// Answering on the screen, by the words of the options.
import type { Page } from 'playwright-core'
import { rightTexts } from './answer-key'
import { screenOf } from './screen'

function withoutNumber(stem: string): string {
  return stem.replace(/^\d+\.\s*/, '')
}

function shown(text: string): string {
  return text.replace(/^[A-J]\.\s+/, '')
}

/** All questions of the exercise in sight; `spoil` answers the first one wrongly. */
export async function answerExercise(page: Page, { spoil = false } = {}): Promise<void> {
  const cards = page.locator('.card').filter({ has: page.locator('.exercise__stem'), visible: true })
  const total = await cards.count()
  for (let index = 0; index < total; index += 1) {
    const card = cards.nth(index)
    const right = rightTexts(await card.locator('.exercise__stem').innerText())
    const rows = card.locator('.exercise__option')
    const texts = await rows.locator('.exercise__option-text').allInnerTexts()
    const isSpoiled = spoil && index === 0
    const wanted = texts.flatMap((text, row) => (right.includes(text) !== isSpoiled ? [row] : []))
    const kind = await card.locator('.exercise__kind').innerText()
    for (const row of kind.includes('多选') ? wanted : wanted.slice(0, 1)) await rows.nth(row).click()
  }
}

/** One page of the exam room; `isRight: false` chooses a wrong option. */
export async function answerQuestion(page: Page, isRight: boolean): Promise<void> {
  const question = page.locator('.question').filter({ visible: true })
  const right = rightTexts(withoutNumber(await question.locator('.question__stem').innerText()))
  const rows = question.locator('.option')
  const texts = (await rows.locator('.option__text').allInnerTexts()).map(shown)
  const wanted = texts.flatMap((text, row) => (right.includes(text) === isRight ? [row] : []))
  const isMultiple = (await question.locator('.question__badge--multiple').count()) > 0
  for (const row of isMultiple && isRight ? wanted : wanted.slice(0, 1)) await rows.nth(row).click()
}

/** The whole paper, question by question; the first `rightOnes` are answered rightly. Ends on the answer sheet. */
export async function answerPaper(page: Page, rightOnes: number): Promise<number> {
  const screen = screenOf(page)
  const place = await page.locator('.room-header__place').filter({ visible: true }).innerText()
  const total = Number(/\/(\d+)/.exec(place)?.[1])
  for (let number = 1; number <= total; number += 1) {
    await screen.see(`第 ${number}/${total} 题`)
    await answerQuestion(page, number <= rightOnes)
    if (number < total) await screen.tap('下一题')
  }
  await screen.tap('答题卡')
  return total
}
