// The calls of a photo, typed by their contracts.
import { issuePhotoSlot } from '../../contract/exam/issue-photo-slot'
import { openPhotoPass } from '../../contract/exam/open-photo-pass'
import { uploadPhoto } from '../../contract/exam/upload-photo'
import { call } from '../../transport'
import type { PhotoService } from './send-photo'

/** A photo is larger than anything else a page sends. */
export const uploadTimeoutMs = 45_000

export const photoService: PhotoService = {
  issue: (input) => call(issuePhotoSlot, input),
  upload: (input) => call(uploadPhoto, input, { timeoutMs: uploadTimeoutMs }),
}

/** The page of a link has no identity: the pass stands for it with every call. */
export function passService(pass: string): PhotoService {
  return {
    issue: () => call(openPhotoPass, { pass }),
    upload: (input) => call(uploadPhoto, { ...input, pass }, { timeoutMs: uploadTimeoutMs }),
  }
}
