// A chain of evidence against everything that somebody with database access may do to it (PRV-04).
import { digestOf, verifyChain, type ChainEntry } from '../../../src/domain/evidence'
import { endOf, keyed, makeChain, sha256 } from './hashing'

const contents: readonly ChainEntry['content'][] = [{ event: 'wechat-bound', proof: 'phone' }, { event: 'check-confirmed', checkNo: 1, isMissed: false }, { event: 'check-confirmed', checkNo: 2, isMissed: true }, { event: 'photo-consent-given', text: 'c1' }]

function kindsOf(entries: readonly ChainEntry[], end = makeChain(contents).end, withKey = true): string[] {
  return verifyChain(entries, end, sha256, withKey ? keyed : null).map(({ kind, n }) => `${kind} ${n}`)
}

function changed(n: number, change: Partial<ChainEntry>): ChainEntry[] {
  return makeChain(contents).entries.map((entry) => (entry.n === n ? { ...entry, ...change } : entry))
}

/** Everything after the change computed anew, as far as it can be done without the key. */
function withPlainLinks(entries: readonly ChainEntry[]): ChainEntry[] {
  return entries.reduce<ChainEntry[]>((done, entry) => [...done, { ...entry, digest: digestOf(entry, done.at(-1)?.digest ?? '', sha256) }], [])
}

describe('a chain of evidence', () => {
  test('is accepted as it was written, with and without the key (PRV-04)', () => {
    const { entries } = makeChain(contents)
    expect([kindsOf(entries), kindsOf(entries, undefined, false)]).toEqual([[], []])
  })

  test.each([true, false])('shows a changed entry, with the key or without: %s (PRV-04)', (withKey) => {
    expect(kindsOf(changed(3, { content: { event: 'check-confirmed', checkNo: 2, isMissed: false } }), undefined, withKey)).toEqual(['entry-altered 3'])
  })

  test('shows a changed time: when something happened is sealed like what (PRV-04)', () => {
    expect(kindsOf(changed(2, { atMs: 1 }), undefined, false)).toEqual(['entry-altered 2'])
  })

  test('shows an entry whose link to the one before was changed (PRV-04)', () => {
    expect(kindsOf(changed(3, { previous: 'another' }), undefined, false)).toEqual(['entry-altered 3'])
  })

  test('shows a removed entry (PRV-04)', () => {
    const { entries } = makeChain(contents)
    expect(kindsOf(entries.filter(({ n }) => n !== 2))).toEqual(['entry-missing 2'])
  })

  test('shows that the last entries were cut off (PRV-04)', () => {
    const { entries, end } = makeChain(contents)
    expect(kindsOf(entries.slice(0, 2), end)).toEqual(['entry-missing 3', 'entry-missing 4', 'chain-end-differs 4'])
  })

  test('shows entries in another order (PRV-04)', () => {
    const [first, second, third, fourth] = makeChain(contents).entries as [ChainEntry, ChainEntry, ChainEntry, ChainEntry]
    expect(kindsOf([first, third, second, fourth])).toEqual(['entry-reordered 2'])
  })

  test('shows two entries that changed places and numbers (PRV-04)', () => {
    const [first, second, third, fourth] = makeChain(contents).entries as [ChainEntry, ChainEntry, ChainEntry, ChainEntry]
    expect(kindsOf([first, { ...third, n: 2 }, { ...second, n: 3 }, fourth], undefined, false)).toEqual(['entry-altered 2', 'entry-altered 3', 'entry-altered 4'])
  })

  test('shows the entry of another chain (PRV-04)', () => {
    const foreign = makeChain(contents, () => 'k1', 'trainee-2').entries
    const own = makeChain(contents).entries
    expect(kindsOf([...own.slice(0, 3), foreign[3] as ChainEntry], undefined, false)).toContain('entry-altered 4')
  })

  test('shows a chain computed anew without the key: the plain digests fit, the keyed heads do not (PRV-04)', () => {
    const forged = withPlainLinks(changed(3, { content: { event: 'check-confirmed', checkNo: 2, isMissed: false } }))
    expect([kindsOf(forged, endOf(forged), false), kindsOf(forged, endOf(forged))]).toEqual([[], ['entry-forged 3', 'entry-forged 4']])
  })

  test('still verifies after the key was rotated while the older key is kept; without it the entries say so (PRV-04)', () => {
    const { entries, end } = makeChain(contents, (n) => (n <= 2 ? 'k1' : 'k2'))
    const onlyNew = verifyChain(entries, end, sha256, (keyId, ...rest) => (keyId === 'k2' ? keyed(keyId, ...rest) : null))
    expect([kindsOf(entries, end), onlyNew.map(({ kind, n }) => `${kind} ${n}`)]).toEqual([[], ['key-missing 1', 'key-missing 2']])
  })
})
