import { getHome } from '../../../src/contract/learning/get-home'
import { call } from '../../../src/transport/call'
import { sessionState, setSession } from '../../../src/transport/session'
import { refused, scriptServer } from './arrange'

test('no network is an outcome of its own, apart from every answer of the server', async () => {
  scriptServer({})
  expect(await call(getHome, {})).toEqual({ ok: false, error: { code: 'OFFLINE', message: expect.any(String) as string, requestId: '' } })
})

test('a page of some proxy in the way is no answer', async () => {
  scriptServer({ 'learning.getHome': () => '<html>' })
  expect(await call(getHome, {})).toMatchObject({ ok: false, error: { code: 'OFFLINE' } })
})

test('a refused session is forgotten at once (ACC-04)', async () => {
  setSession('old-session')
  scriptServer({ 'learning.getHome': () => refused('NOT_SIGNED_IN') })
  await call(getHome, {})
  expect(sessionState()).toBe('signed-out')
})

test('a late refusal of an old session does not end the new one', async () => {
  setSession('old-session')
  scriptServer({
    'learning.getHome': () => {
      setSession('new-session')
      return refused('NOT_SIGNED_IN')
    },
  })
  await call(getHome, {})
  expect(sessionState()).toBe('signed-in')
})
