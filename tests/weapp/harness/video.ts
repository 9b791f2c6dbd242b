// WeChat's player as a page meets it: commands through wx.createVideoContext, events on the <video> of the shown page.
// It plays in real time. Like Android's it tells a finished seek in milliseconds and everything else in seconds.
import type { MiniProgram } from './mini-program'

const TICK_MS = 250

export interface ScriptedVideo {
  /** Stands in for wx.createVideoContext. */
  createVideoContext: (id: string) => object
  watch: (app: MiniProgram) => void
  /** The person's own finger on the player's controls. */
  tapPlay: () => void
  drag: (toSeconds: number) => void
  isPlaying: () => boolean
  positionSeconds: () => number
  /** What the page asked of it, e.g. `seek 12.5`. */
  commands: string[]
  dispose: () => void
}

export function createScriptedVideo(durationSeconds: number): ScriptedVideo {
  let app: MiniProgram | undefined
  let source = ''
  let positionSeconds = 0
  let playingSinceMs: number | null = null
  const commands: string[] = []
  const ticking = setInterval(tick, TICK_MS).unref()

  function notify(type: string, detail: object = {}): void {
    const video = app?.$('video')
    if (video !== undefined) app?.notify(video, type, detail)
  }

  /** The phone's player lives beside the page: its events come after the script has gone on. */
  function notifySoon(type: string, detail: object = {}): void {
    setTimeout(() => notify(type, detail)).unref()
  }

  function tick(): void {
    const shown = String(app?.$('video')?.attributes['src'] ?? '')
    if (shown !== source) {
      source = shown
      playingSinceMs = null
      positionSeconds = 0
      if (source !== '') notify('loadedmetadata', { duration: durationSeconds, width: 1280, height: 720 })
    }
    if (playingSinceMs === null) return
    advance()
    notify('timeupdate', { currentTime: positionSeconds, duration: durationSeconds })
    if (positionSeconds < durationSeconds) return
    playingSinceMs = null
    notify('ended')
  }

  function advance(): void {
    if (playingSinceMs === null) return
    const nowMs = performance.now()
    positionSeconds = Math.min(durationSeconds, positionSeconds + (nowMs - playingSinceMs) / 1000)
    playingSinceMs = nowMs
  }

  function play(): void {
    if (playingSinceMs !== null || source === '') return
    playingSinceMs = performance.now()
    notifySoon('play')
  }

  function pause(): void {
    if (playingSinceMs === null) return
    advance()
    playingSinceMs = null
    notifySoon('pause')
  }

  function seek(toSeconds: number): void {
    positionSeconds = toSeconds
    if (playingSinceMs !== null) playingSinceMs = performance.now()
    notifySoon('seekcomplete', { position: toSeconds * 1000 })
  }

  const acts: Record<string, (value: number) => void> = {
    play,
    pause,
    seek,
    stop: pause,
    playbackRate: () => undefined,
    requestFullScreen: () => undefined,
    exitFullScreen: () => undefined,
  }

  return {
    createVideoContext: (id) =>
      Object.fromEntries(
        Object.entries(acts).map(([name, act]) => [
          name,
          (value?: number) => {
            commands.push(value === undefined ? name : `${name} ${value}`)
            if (app?.$('video')?.attributes['id'] === id) act(value ?? 0)
          },
        ]),
      ),
    watch: (watched) => {
      app = watched
    },
    tapPlay: play,
    drag: seek,
    isPlaying: () => playingSinceMs !== null,
    positionSeconds: () => positionSeconds,
    commands,
    dispose: () => clearInterval(ticking),
  }
}
