// Every word of the photo of a random check (CHK, photo checks). Nobody is blamed, and there is a way without a photo.
import { photoFaults, type PhotoFault } from '../../domain/photos'
import type { CameraTrouble } from '../../platform/camera'
import type { CallFailure } from '../../transport'
import { faults, type CameraWords, type Message, type Refusal } from './text'

export const checkLabels = {
  intro: '这次学习验证要拍一张本人照片，拍好接着学。已经看的都已计上。',
  open: '去拍照',
  without: '这次不拍照，直接继续',
  withoutHint: '不拍照也可以接着学，学时照常计。学校会看到这次没有拍照，可能会打电话问一声。',
  kept: '照片只用来核对是不是本人，由老师看，到期销毁；在「隐私与授权」里可以撤回同意。',
} as const

const retry = '请面向亮处，摘下安全帽和墨镜，脸放进框里再拍。已经看的都已计上。'

export const checkCameraWords: CameraWords = {
  refusal({ code, details }: CallFailure): Refusal | null {
    switch (code) {
      case 'PHOTO_REFUSED': {
        const fault = (details as { fault?: PhotoFault } | undefined)?.fault
        const why = fault !== undefined && photoFaults.includes(fault) ? faults[fault] : '看不清'
        return { title: `这张照片没能用上：${why}`, text: fault === 'no-face' ? `${retry}拍几次还是这样，照片也会收下，由老师来看。` : retry, next: 'retake' }
      }
      case 'PHOTO_REUSED':
        return { title: '这张照片没能用上：以前用过', text: '请现拍一张。已经看的都已计上。', next: 'retake' }
      case 'PHOTO_SLOT_ENDED':
        return { title: '这次拍照的时间过了', text: '请再拍一张。已经看的都已计上。', next: 'retake' }
      case 'PHOTO_CHANNEL_CLOSED':
        return { title: '在这里不能拍照', text: '请用手机微信里的小程序拍，或选“这次不拍照”。已经看的都已计上。', next: 'phone' }
      default:
        return null
    }
  },
  trouble(trouble: CameraTrouble, hasSettings: boolean): Message {
    const way = '也可以选“这次不拍照，直接继续”。'
    switch (trouble) {
      case 'denied':
        return { title: '没有打开相机', text: `${hasSettings ? '点下面的按钮，把“摄像头”打开就能接着拍；' : '请允许使用相机，再点「再试一次」；'}${way}已经看的都已计上。` }
      case 'missing':
        return { title: '这台设备没有可用的相机', text: `${way}已经看的都已计上。` }
      case 'failed':
        return { title: '相机没有打开', text: `请关掉正在用相机的其他程序再试；${way}已经看的都已计上。` }
    }
  },
}
