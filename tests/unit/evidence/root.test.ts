// The daily root: any chain's way up to it, and the parts it is stored in (PRV-04).
import fc from 'fast-check'
import { leafHash, leavesPerPart, pathOf, rootOf, treeFromPath, treeOf, type ChainHead } from '../../../src/domain/evidence'
import { seed } from '../../seed'
import { sha256 } from './hashing'

const leaf = (n: number): ChainHead => ({ chainId: `watch_${n}`, length: n, head: `head-${n}`, digest: `digest-${n}` })

describe('the daily root', () => {
  test('is reached from every leaf, and from no other leaf (PRV-04)', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.nat(), (count, drawn) => {
        const hashes = Array.from({ length: count }, (_, n) => leafHash(leaf(n), sha256))
        const index = drawn % count
        const path = pathOf(hashes, index, sha256)
        const tree = treeOf(hashes, sha256)
        expect([treeFromPath(hashes[index] as string, path, sha256), treeFromPath(leafHash(leaf(count), sha256), path, sha256) === tree]).toEqual([tree, false])
      }),
      { seed, numRuns: 60 },
    )
  })

  test.each([leavesPerPart - 1, leavesPerPart, leavesPerPart + 1, 3 * leavesPerPart + 7])('is the same whether %d chains are read at once or in parts (OPS-04)', (count) => {
    const hashes = Array.from({ length: count }, (_, n) => leafHash(leaf(n), sha256))
    const parts = Array.from({ length: Math.ceil(count / leavesPerPart) }, (_, part) => hashes.slice(part * leavesPerPart, (part + 1) * leavesPerPart))
    const trees = parts.map((part) => treeOf(part, sha256))
    const index = count - 1
    const last = parts.length - 1
    const inParts = [...pathOf(parts[last] ?? [], index % leavesPerPart, sha256), ...pathOf(trees, last, sha256)]
    expect([treeOf(trees, sha256), treeFromPath(hashes[index] as string, inParts, sha256)]).toEqual([treeOf(hashes, sha256), treeOf(hashes, sha256)])
  })

  test('tells the same chains in another order from it (PRV-04)', () => {
    const hashes = [1, 2, 3].map((n) => leafHash(leaf(n), sha256))
    expect(new Set([hashes, [...hashes].reverse(), [hashes[1], hashes[0], hashes[2]] as string[]].map((order) => treeOf(order, sha256))).size).toBe(3)
  })

  test('changes with the day, the root before, the number of chains and the tree (PRV-04)', () => {
    const link = { day: '2027-03-01', previous: 'aa', leaves: 3, tree: 'bb' }
    const roots = [link, { ...link, day: '2027-03-02' }, { ...link, previous: 'ab' }, { ...link, leaves: 4 }, { ...link, tree: 'bc' }].map((one) => rootOf(one, sha256))
    expect(new Set(roots).size).toBe(5)
  })
})
