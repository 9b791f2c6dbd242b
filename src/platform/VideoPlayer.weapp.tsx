// WeChat's video component, steered through its context. `seekcomplete` is not listened to: it tells seconds on iOS and
// milliseconds on Android. A moved position shows in the next `timeupdate`, which is in seconds everywhere.
import { forwardRef, useImperativeHandle } from 'react'
import { Video } from '@tarojs/components'
import Taro from '@tarojs/taro'
import type { PlayerHandle, VideoPlayerProps } from './player'

const second = 1000

export const VideoPlayer = forwardRef<PlayerHandle, VideoPlayerProps>(function VideoPlayer({ id, src, poster, isFree, events }, ref) {
  useImperativeHandle(ref, () => handleOf(id), [id])
  return (
    <Video
      id={id}
      src={src}
      poster={poster}
      controls
      showCenterPlayBtn
      showMuteBtn
      enableProgressGesture={isFree}
      enablePlayGesture={false}
      autoPauseIfNavigate
      autoPauseIfOpenNative
      objectFit='contain'
      style='width:100%;height:100%;display:block'
      onLoadedMetaData={(event) => events.onReady(Math.round(Number(event.detail.duration) * second))}
      onPlay={() => events.onPlaying()}
      onPause={() => events.onPaused()}
      onWaiting={() => events.onWaiting()}
      onTimeUpdate={(event) => events.onTime(Math.round(event.detail.currentTime * second))}
      onEnded={() => events.onEnded()}
      onError={(event) => events.onFailed(String((event.detail as { errMsg?: string } | undefined)?.errMsg ?? 'video'))}
    />
  )
})

function handleOf(id: string): PlayerHandle {
  const context = () => Taro.createVideoContext(id)
  return {
    play: () => context().play(),
    pause: () => context().pause(),
    seek: (positionMs) => context().seek(positionMs / second),
    setRate: (rate) => context().playbackRate(rate),
    leaveFullScreen: () => context().exitFullScreen(),
  }
}
