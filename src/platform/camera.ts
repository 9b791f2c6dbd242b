/** A photo scaled for the server: JPEG, at most 640 px a side and 64 KB (PHO-02). */
export interface CapturedPhoto {
  readonly base64: string
  readonly mimeType: 'image/jpeg'
  readonly width: number
  readonly height: number
  /** For showing it before it is sent. */
  readonly previewUrl: string
}

export const longestSidePx = 640
export const largestBytes = 65_536

export type CameraTrouble = 'denied' | 'missing' | 'failed'

export interface CameraHandle {
  /** Null after `onTrouble`. */
  capture(): Promise<CapturedPhoto | null>
}

export interface CameraViewProps {
  readonly className?: string
  /** Towards the person, or away from them for a paper. */
  readonly facing?: 'front' | 'back'
  readonly onReady: () => void
  readonly onTrouble: (trouble: CameraTrouble) => void
}

/** Scales to the longest side, never up. */
export function scaledSize(width: number, height: number): { width: number; height: number } {
  const factor = Math.min(1, longestSidePx / Math.max(width, height))
  return { width: Math.round(width * factor), height: Math.round(height * factor) }
}

/** Tried in this order until the photo fits. */
export const qualities: readonly number[] = [0.85, 0.7, 0.55, 0.4, 0.25]

export function bytesOfBase64(base64: string): number {
  return Math.floor((base64.length * 3) / 4) - (base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0)
}
