// WeChat's camera component; the photo is scaled and compressed before it leaves the phone.
import { forwardRef, useImperativeHandle } from 'react'
import { Camera } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { bytesOfBase64, largestBytes, qualities, scaledSize, type CameraHandle, type CameraViewProps, type CapturedPhoto } from './camera'

export function hasCamera(): boolean {
  return true
}

export const CameraView = forwardRef<CameraHandle, CameraViewProps>(function CameraView({ className, facing = 'front', onReady, onTrouble }, ref) {
  useImperativeHandle(ref, () => ({
    async capture() {
      try {
        return await smallEnough(await takePhoto())
      } catch {
        onTrouble('failed')
        return null
      }
    },
  }))
  return (
    <Camera
      className={className}
      devicePosition={facing}
      flash='off'
      onInitDone={onReady}
      onError={(event) => onTrouble(/auth|deny|denied/i.test(String((event.detail as { errMsg?: string } | undefined)?.errMsg ?? '')) ? 'denied' : 'failed')}
      onStop={() => onTrouble('failed')}
    />
  )
})

function takePhoto(): Promise<string> {
  return new Promise((resolve, reject) => {
    Taro.createCameraContext().takePhoto({ quality: 'normal', success: (photo) => resolve(photo.tempImagePath), fail: (error) => reject(new Error(error.errMsg)) })
  })
}

async function smallEnough(path: string): Promise<CapturedPhoto | null> {
  const original = await Taro.getImageInfo({ src: path })
  const size = scaledSize(original.width, original.height)
  for (const quality of qualities) {
    const { tempFilePath } = await Taro.compressImage({ src: path, quality: Math.round(quality * 100), compressedWidth: size.width, compressedHeight: size.height })
    const base64 = Taro.getFileSystemManager().readFileSync(tempFilePath, 'base64') as string
    if (bytesOfBase64(base64) <= largestBytes) return { base64, mimeType: 'image/jpeg', ...size, previewUrl: tempFilePath }
  }
  throw new Error('the photo stays too large')
}
