// Reads a video's length and codec from the file itself (CAT-04). A file of its own: only publishing loads the parser.
import { createHash } from 'node:crypto'
import { createFile, MP4BoxBuffer, type Movie } from 'mp4box'
import type { FileStore } from './cloudbase/storage'

export interface MeasuredMedia {
  readonly mediaMs: number
  readonly videoCodec: string
  readonly bytes: number
  readonly sha256: string
}

const partBytes = 4_000_000

/** Null when the file is no readable MP4. Reads it in parts: a lesson's video does not fit into memory. */
export async function measureMedia(files: Pick<FileStore, 'readRange'>, path: string): Promise<MeasuredMedia | null> {
  const hash = createHash('sha256')
  const parser = createFile()
  let movie: Movie | null = null
  let isBroken = false
  parser.onReady = (info) => {
    movie = info
  }
  parser.onError = () => {
    isBroken = true
  }
  let at = 0
  let totalBytes = 1
  while (at < totalBytes) {
    const part = await files.readRange(path, at, partBytes)
    if (!part || part.bytes.length === 0) return null
    totalBytes = part.totalBytes
    hash.update(part.bytes)
    if (movie === null && !isBroken) feed(parser, part.bytes, at, () => (isBroken = true))
    at += part.bytes.length
  }
  const found = movie as Movie | null
  if (found === null || isBroken || found.timescale <= 0) return null
  // What plays is as long as the shorter of the tracks; the movie header may say more.
  const video = found.videoTracks[0]
  const lengths = [...found.videoTracks, ...found.audioTracks].map((track) => track.duration / track.timescale).filter((seconds) => seconds > 0)
  const seconds = Math.min(...lengths, found.duration > 0 ? found.duration / found.timescale : Number.POSITIVE_INFINITY)
  if (!video || !Number.isFinite(seconds) || seconds <= 0) return null
  return { mediaMs: Math.floor(seconds * 1000), videoCodec: video.codec, bytes: totalBytes, sha256: hash.digest('hex') }
}

function feed(parser: ReturnType<typeof createFile>, bytes: Buffer, at: number, onBroken: () => void): void {
  try {
    parser.appendBuffer(MP4BoxBuffer.fromArrayBuffer(new Uint8Array(bytes).buffer, at))
  } catch {
    // The parser throws for bytes that are no boxes; that is its answer, not a failure.
    onBroken()
  }
}
