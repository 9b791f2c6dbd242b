// A phone's camera and what a page does with its picture: sizes, scaling, files.
import type { WxOverrides } from './wx'

type Options = Record<string, unknown> & { success?: (value: unknown) => void }

const SENSOR = { width: 1080, height: 1440 }

export interface ScriptedCamera {
  /** Stands in for what WeChat offers. */
  wx: WxOverrides
  /** How each picture was asked to be made smaller. */
  scalings: { width: unknown; height: unknown }[]
}

/** @param pictureOf the bytes of the n-th picture, counted from 1 */
export function createScriptedCamera(pictureOf: (shot: number) => Buffer): ScriptedCamera {
  const scalings: ScriptedCamera['scalings'] = []
  let shots = 0

  /** Like all of WeChat's: the answer comes after the script has gone on. */
  function answers(act: (options: Options) => object): (options: Options) => void {
    return (options) => {
      const value = act(options)
      setTimeout(() => options.success?.(value)).unref()
    }
  }

  return {
    scalings,
    wx: {
      createCameraContext: () => ({
        takePhoto: answers(() => {
          shots += 1
          return { tempImagePath: `wxfile://tmp/photo-${shots}.jpg` }
        }),
      }),
      getImageInfo: answers(({ src }) => ({ ...SENSOR, path: src, orientation: 'up', type: 'jpeg' })),
      compressImage: answers(({ src, compressedWidth, compressedHeight }) => {
        scalings.push({ width: compressedWidth, height: compressedHeight })
        return { tempFilePath: src }
      }),
      getFileSystemManager: () => ({
        readFileSync: (file: string, encoding: BufferEncoding) => pictureOf(Number(/photo-(\d+)/.exec(file)?.[1])).toString(encoding),
      }),
    },
  }
}
