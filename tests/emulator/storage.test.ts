import type { Emulator } from '../../emulator/start'
import { connect, removeDirectories, startFixture } from './fixtures/emulator'

let emulator: Emulator
let { app } = {} as ReturnType<typeof connect>

beforeAll(async () => {
  emulator = await startFixture()
  ;({ app } = connect(emulator))
})
afterAll(async () => {
  await emulator.close()
  removeDirectories()
})

async function upload(cloudPath: string, text: string): Promise<string> {
  return (await app.uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID
}

async function temporaryAddress(fileID: string, maxAge: number): Promise<string> {
  const { fileList } = await app.getTempFileURL({ fileList: [{ fileID, maxAge }] } as never)
  return fileList[0]?.tempFileURL as string
}

test('takes an upload and gives it back', async () => {
  const fileID = await upload('photos/照片 1.txt', '你好')
  const { fileContent } = await app.downloadFile({ fileID })
  expect([fileID, fileContent?.toString()]).toEqual(['cloud://local.local/photos/照片 1.txt', '你好'])
})

test('lets a temporary address expire by the emulated clock', async () => {
  const address = await temporaryAddress(await upload('e.txt', 'e'), 60)
  const before = (await fetch(address)).status
  emulator.clock.advance(60_000)
  expect([before, (await fetch(address)).status]).toEqual([200, 403])
})

test('refuses an address without, with another or with an altered signature', async () => {
  const [one, two] = [await temporaryAddress(await upload('one.txt', '1'), 60), await temporaryAddress(await upload('two.txt', '2'), 60)]
  const foreign = one.replace('one.txt', 'two.txt')
  const later = two.replace(/t=(\d+)/, (_whole, at: string) => `t=${Number(at) + 1000}`)
  const statuses = await Promise.all([two.split('?')[0] as string, foreign, later].map(async (address) => (await fetch(address)).status))
  expect(statuses).toEqual([403, 403, 403])
})

test('serves byte ranges of a video with its type', async () => {
  const address = await temporaryAddress(await upload('v.mp4', '0123456789'), 60)
  const middle = await fetch(address, { headers: { range: 'bytes=2-4' } })
  const tail = await fetch(address, { headers: { range: 'bytes=-3' } })
  const beyond = await fetch(address, { headers: { range: 'bytes=99-' } })
  expect([middle.status, middle.headers.get('content-range'), middle.headers.get('content-type'), await middle.text(), await tail.text(), beyond.status]).toEqual([
    206, 'bytes 2-4/10', 'video/mp4', '234', '789', 416,
  ])
})

test('deletes a file and says so when there is none', async () => {
  const fileID = await upload('gone.txt', 'x')
  const codes = [await app.deleteFile({ fileList: [fileID] }), await app.deleteFile({ fileList: [fileID] })].map(({ fileList }) => fileList[0]?.code)
  expect(codes).toEqual(['SUCCESS', 'STORAGE_FILE_NONEXIST'])
})

test('keeps paths inside the store', async () => {
  await expect(upload('../outside.txt', 'x')).rejects.toThrow(/Not a storage path/)
  const response = await fetch(`${emulator.url}/emulator/storage/..%2F..%2Fsecrets.json`)
  expect(response.status).toBe(400)
})

test('lets an operator put a file where operations find it', async () => {
  const put = await fetch(`${emulator.url}/emulator/storage/rosters/2026 春.xlsx`, { method: 'PUT', body: 'sheet' })
  const { fileContent } = await app.downloadFile({ fileID: 'cloud://local.local/rosters/2026 春.xlsx' })
  const got = await fetch(`${emulator.url}/emulator/storage/rosters/2026 春.xlsx`)
  expect([put.status, fileContent?.toString(), await got.text(), (await fetch(`${emulator.url}/emulator/storage/none`)).status]).toEqual([200, 'sheet', 'sheet', 404])
})
