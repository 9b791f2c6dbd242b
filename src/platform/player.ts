// What a lesson needs of a video player, the same in WeChat and in a browser. Times are media milliseconds.
export interface PlayerHandle {
  play(): void
  pause(): void
  seek(positionMs: number): void
  /** 1 is normal speed. */
  setRate(rate: number): void
  /** A check must not hide behind a full-screen video (CHK-05). */
  leaveFullScreen(): void
}

export interface PlayerEvents {
  onReady(durationMs: number): void
  onPlaying(): void
  /** The browser refused to start without a tap on the player. */
  onBlocked(): void
  onPaused(): void
  /** About four times a second while playing, on some phones once. */
  onTime(positionMs: number): void
  /** The person, a key or a script moved the position. */
  onMoved(positionMs: number): void
  onRateChanged(rate: number): void
  onWaiting(): void
  onEnded(): void
  onFailed(reason: string): void
}

export interface VideoPlayerProps {
  readonly id: string
  readonly src: string
  readonly poster?: string
  /** Free movement: the lesson is earned (PLY-02). */
  readonly isFree: boolean
  readonly events: PlayerEvents
}
