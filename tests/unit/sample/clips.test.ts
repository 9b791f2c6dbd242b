// The sample's media are real: other code reads length and codec from these files, never from a typed number (CAT-04).
import fs from 'node:fs'
import path from 'node:path'
import { createFile, MP4BoxBuffer, type Movie } from 'mp4box'

const clipsDirectory = path.join(__dirname, '../../../sample/clips')
const clips = fs.readdirSync(clipsDirectory).filter((file) => file.endsWith('.mp4'))

function readBytes(file: string): Buffer {
  return fs.readFileSync(path.join(clipsDirectory, file))
}

function readMovie(file: string): Promise<Movie> {
  const bytes = new Uint8Array(readBytes(file))
  return new Promise((resolve, reject) => {
    const movie = createFile()
    movie.onReady = resolve
    movie.onError = (module, message) => reject(new Error(`${module}: ${message}`))
    movie.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.buffer, 0))
    movie.flush()
  })
}

it('holds 28 clips at most, none above 200 KB', () => {
  const tooLarge = clips.filter((file) => readBytes(file).length > 200_000)

  expect({ isEmpty: clips.length === 0, isOverfull: clips.length > 28, tooLarge }).toEqual({ isEmpty: false, isOverfull: false, tooLarge: [] })
})

it.each(clips)('%s is one H.264 picture track of a minute, 854 × 480', async (file) => {
  const { duration, timescale, tracks } = await readMovie(file)
  const seconds = duration / timescale

  const shape = tracks.map(({ codec, video }) => ({ codec: codec.split('.')[0], width: video?.width, height: video?.height }))
  expect({ shape, isAMinute: seconds >= 58 && seconds <= 62 }).toEqual({ shape: [{ codec: 'avc1', width: 854, height: 480 }], isAMinute: true })
})

it('all clips are equally long, within a second', async () => {
  const movies = await Promise.all(clips.map(readMovie))
  const lengths = movies.map(({ duration, timescale }) => duration / timescale)

  expect(Math.max(...lengths) - Math.min(...lengths)).toBeLessThanOrEqual(1)
})

it.each(clips)('%s can start before it is wholly loaded: the index stands before the pictures', (file) => {
  const bytes = readBytes(file)

  expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'))
})

it.each(clips)('%s has a key frame at least every ten seconds, so that resuming is quick (PLY-03)', async (file) => {
  const track = (await readMovie(file)).tracks[0]
  const bytes = new Uint8Array(readBytes(file))
  const movie = createFile(true)
  movie.appendBuffer(MP4BoxBuffer.fromArrayBuffer(bytes.buffer, 0))
  const samples = movie.getTrackSamplesInfo(track?.id ?? 0)

  const keySeconds = samples.filter(({ is_sync }) => is_sync).map(({ cts, timescale }) => cts / timescale)
  const gaps = [...keySeconds, 60].slice(1).map((second, index) => second - (keySeconds[index] ?? 0))
  expect(Math.max(...gaps)).toBeLessThanOrEqual(10)
})
