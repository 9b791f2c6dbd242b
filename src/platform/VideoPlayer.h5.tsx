// The browser's own <video>: Taro's wrapper hides playbackRate and brings a streaming library along.
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import type { PlayerEvents, PlayerHandle, VideoPlayerProps } from './player'

const millisecond = 0.001

export const VideoPlayer = forwardRef<PlayerHandle, VideoPlayerProps>(function VideoPlayer({ id, src, poster, isFree, events }, ref) {
  const element = useRef<HTMLVideoElement>(null)

  useImperativeHandle(ref, () => handleOf(element, events), [events])

  useEffect(() => {
    const video = element.current
    if (!video) return undefined
    function positionMs(): number {
      return Math.round((element.current?.currentTime ?? 0) / millisecond)
    }
    const listeners: Partial<Record<keyof HTMLMediaElementEventMap, () => void>> = {
      loadedmetadata: () => events.onReady(Math.round(video.duration / millisecond)),
      playing: () => events.onPlaying(),
      pause: () => events.onPaused(),
      waiting: () => events.onWaiting(),
      timeupdate: () => !video.seeking && events.onTime(positionMs()),
      seeking: () => events.onMoved(positionMs()),
      ratechange: () => events.onRateChanged(video.playbackRate),
      ended: () => events.onEnded(),
      error: () => events.onFailed(`media error ${video.error?.code ?? 0}`),
    }
    const entries = Object.entries(listeners)
    for (const [name, listener] of entries) video.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of entries) video.removeEventListener(name, listener)
    }
  }, [events])

  return (
    <video
      id={id}
      ref={element}
      src={src}
      poster={poster}
      controls
      controlsList={isFree ? 'nodownload noremoteplayback' : 'nodownload noplaybackrate noremoteplayback'}
      disablePictureInPicture
      playsInline
      preload='metadata'
      style={{ width: '100%', height: '100%', display: 'block', background: '#000' }}
    />
  )
})

function handleOf(element: { readonly current: HTMLVideoElement | null }, events: PlayerEvents): PlayerHandle {
  return {
    play() {
      element.current?.play().catch((error: unknown) => {
        // interrupted by a pause or a new source: that event tells the rest
        if (error instanceof Error && error.name === 'NotAllowedError') events.onBlocked()
      })
    },
    pause() {
      element.current?.pause()
    },
    seek(positionMs) {
      if (element.current) element.current.currentTime = positionMs * millisecond
    },
    setRate(rate) {
      if (element.current && element.current.playbackRate !== rate) element.current.playbackRate = rate
    },
    leaveFullScreen() {
      if (document.fullscreenElement) void document.exitFullscreen()
      const video = element.current as (HTMLVideoElement & { webkitDisplayingFullscreen?: boolean; webkitExitFullscreen?: () => void }) | null
      if (video?.webkitDisplayingFullscreen) video.webkitExitFullscreen?.()
    },
  }
}
