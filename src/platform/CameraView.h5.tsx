// The browser's camera: a live picture and a canvas to keep one frame of it.
import { forwardRef, useEffect, useImperativeHandle, useRef } from 'react'
import { bytesOfBase64, largestBytes, longestSidePx, qualities, scaledSize, type CameraHandle, type CameraTrouble, type CameraViewProps, type CapturedPhoto } from './camera'

export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === 'function'
}

export const CameraView = forwardRef<CameraHandle, CameraViewProps>(function CameraView({ className, facing = 'front', onReady, onTrouble }, ref) {
  const element = useRef<HTMLVideoElement>(null)
  const listeners = useRef({ onReady, onTrouble })
  useEffect(() => {
    listeners.current = { onReady, onTrouble }
  })

  useEffect(() => {
    let stream: MediaStream | null = null
    let isGone = false
    async function start(): Promise<void> {
      if (!hasCamera()) return listeners.current.onTrouble('missing')
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: facing === 'front' ? 'user' : 'environment', width: { ideal: longestSidePx } }, audio: false })
        if (isGone || !element.current) return stop()
        element.current.srcObject = stream
        await element.current.play()
        listeners.current.onReady()
      } catch (error) {
        if (!isGone) listeners.current.onTrouble(troubleOf(error))
      }
    }
    function stop(): void {
      stream?.getTracks().forEach((track) => track.stop())
    }
    void start()
    return () => {
      isGone = true
      stop()
    }
  }, [facing])

  useImperativeHandle(ref, () => ({
    capture: () => Promise.resolve(frameOf(element.current, () => listeners.current.onTrouble('failed'))),
  }))

  // mirrored like a mirror; the kept photo is not
  return <video ref={element} className={className} muted playsInline style={{ transform: facing === 'front' ? 'scaleX(-1)' : 'none', objectFit: 'cover', background: '#000' }} />
})

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed'
}

function frameOf(video: HTMLVideoElement | null, onFailed: () => void): CapturedPhoto | null {
  const size = scaledSize(video?.videoWidth ?? 0, video?.videoHeight ?? 0)
  const canvas = document.createElement('canvas')
  canvas.width = size.width
  canvas.height = size.height
  const drawing = canvas.getContext('2d')
  if (!video || !drawing || size.width === 0) {
    onFailed()
    return null
  }
  drawing.drawImage(video, 0, 0, size.width, size.height)
  for (const quality of qualities) {
    const previewUrl = canvas.toDataURL('image/jpeg', quality)
    const base64 = previewUrl.slice(previewUrl.indexOf(',') + 1)
    if (bytesOfBase64(base64) <= largestBytes) return { base64, mimeType: 'image/jpeg', ...size, previewUrl }
  }
  onFailed()
  return null
}
