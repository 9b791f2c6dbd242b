// node sample/clips/make-clips.mjs [clip number …]: draws the sample's lecture clips anew: sample/clips/clip-NN.mp4,
// H.264, 60 s, at most 200 KB each. Lessons that name the same medium in sample/catalogue share its clip.
// Needs chromium, ffmpeg with libx264 and a CJK font (apt-get install chromium ffmpeg fonts-noto-cjk).
import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'

const LENGTH_SECONDS = 60
const FRAMES_PER_SECOND = 10
/** What is drawn changes this often; ffmpeg repeats the frames between. */
const DRAWINGS_PER_SECOND = 2
const MAX_BYTES = 200_000
/** Where a scene begins, and between: a player that seeks decodes at most nine seconds. More would cost 20 KB each. */
const KEY_FRAME_SECONDS = [0, 5, 13, 21, 30, 38, 46, 55]
/** Lower is sharper; a clip that comes out too large is tried again with the next. */
const QUALITIES = [28, 30, 32, 34]
const COURSES = ['common', 'building', 'municipal']

const here = path.dirname(fileURLToPath(import.meta.url))

/**
 * @typedef {{ label: string, title: string, points: string[], figure: { value: string, label: string } }} Slide
 * @typedef {{ file: string, course: string, chapter: string, length: number, lessons: Slide[] }} Clip
 * @typedef {{ lessonId: string, title: string, media: string }} Lesson
 * @typedef {{ title: string, chapters: { title: string, lessons: Lesson[] }[] }} Course
 */

/** @param {string} file */
function readJson(file) {
  return JSON.parse(fs.readFileSync(path.join(here, file), 'utf8'))
}

/** @returns {Clip[]} */
function listClips() {
  const slides = readJson('slides.json')
  /** @type {Map<string, Clip>} */
  const clips = new Map()
  for (const courseId of COURSES) {
    /** @type {Course} */
    const course = readJson(`../catalogue/${courseId}.json`)
    for (const [chapterIndex, chapter] of course.chapters.entries()) {
      for (const [lessonIndex, { lessonId, title, media }] of chapter.lessons.entries()) {
        const file = path.basename(media)
        const heading = `第${'一二三四五六七八九'[chapterIndex]}章\u3000${chapter.title}`
        const clip = clips.get(file) ?? { file, course: course.title, chapter: heading, length: LENGTH_SECONDS, lessons: [] }
        clip.lessons.push({ label: `${chapterIndex + 1}.${lessonIndex + 1}`, title, ...slides[lessonId] })
        clips.set(file, clip)
      }
    }
  }
  return [...clips.values()]
}

/** @returns {string | null} */
function missingTool() {
  if (findChromium() === undefined) return 'chromium'
  const encoders = spawnSync('ffmpeg', ['-hide_banner', '-encoders'], { encoding: 'utf8' })
  if (!String(encoders.stdout).includes('libx264')) return 'ffmpeg with libx264'
  const fonts = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return String(fonts.stdout).includes('Noto Sans CJK SC') ? null : 'the font Noto Sans CJK SC (fonts-noto-cjk)'
}

function findChromium() {
  return [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((file) => file && fs.existsSync(file))
}

/**
 * @param {import('playwright-core').Page} page
 * @param {Clip} clip
 * @returns {Promise<Buffer[]>}
 */
async function drawFrames(page, clip) {
  const frames = []
  for (let index = 0; index < LENGTH_SECONDS * DRAWINGS_PER_SECOND; index += 1) {
    // @ts-expect-error: `draw` is the page's own (slide.html)
    await page.evaluate(([drawn, second]) => globalThis.draw(drawn, second), [clip, index / DRAWINGS_PER_SECOND])
    frames.push(await page.screenshot({ type: 'png' }))
  }
  return frames
}

/**
 * No sound.
 * @param {Buffer[]} frames
 * @param {number} quality
 * @param {string} target
 * @returns {Promise<number>} the file's bytes
 */
function encode(frames, quality, target) {
  const input = ['-f', 'image2pipe', '-c:v', 'png', '-framerate', String(DRAWINGS_PER_SECOND), '-i', 'pipe:0']
  const picture = ['-vf', `fps=${FRAMES_PER_SECOND},format=yuv420p`, '-frames:v', String(LENGTH_SECONDS * FRAMES_PER_SECOND)]
  const x264 = ['-c:v', 'libx264', '-profile:v', 'high', '-preset', 'veryslow', '-tune', 'animation', '-crf', String(quality)]
  const groups = ['-force_key_frames', KEY_FRAME_SECONDS.join(','), '-x264-params', 'keyint=600:min-keyint=1:scenecut=0:open-gop=0']
  const output = ['-movflags', '+faststart', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-an', '-f', 'mp4', '-y', target]
  return new Promise((resolve, reject) => {
    const child = spawn('ffmpeg', ['-loglevel', 'error', ...input, ...picture, ...x264, ...groups, ...output], { stdio: ['pipe', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('close', (code) => (code === 0 ? resolve(fs.statSync(target).size) : reject(new Error(`ffmpeg ended with ${code}`))))
    for (const frame of frames) child.stdin.write(frame)
    child.stdin.end()
  })
}

/** @param {Clip[]} clips */
async function makeClips(clips) {
  const workshop = fs.mkdtempSync(path.join(os.tmpdir(), 'clips-'))
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'] })
  try {
    const page = await browser.newPage({ viewport: { width: 854, height: 480 } })
    await page.goto(`file://${path.join(here, 'slide.html')}`)
    for (const clip of clips) {
      const frames = await drawFrames(page, clip)
      const target = path.join(workshop, clip.file)
      let bytes = Infinity
      for (const quality of QUALITIES) {
        bytes = await encode(frames, quality, target)
        if (bytes <= MAX_BYTES) break
      }
      if (bytes > MAX_BYTES) throw new Error(`${clip.file} is ${bytes} bytes, more than ${MAX_BYTES}`)
      fs.copyFileSync(target, path.join(here, clip.file))
      console.log(`${clip.file}: ${Math.round(bytes / 1000)} KB, ${clip.lessons.map(({ title }) => title).join(', ')}`)
    }
  } finally {
    await browser.close()
    fs.rmSync(workshop, { recursive: true })
  }
}

const missing = missingTool()
if (missing === null) {
  const wanted = process.argv.slice(2).map((number) => `clip-${number.padStart(2, '0')}.mp4`)
  await makeClips(listClips().filter(({ file }) => wanted.length === 0 || wanted.includes(file)))
} else {
  console.error(`The clips were not made: this machine lacks ${missing}; apt-get install chromium ffmpeg fonts-noto-cjk puts it right.`)
  process.exitCode = 1
}
