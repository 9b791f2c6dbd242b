// Tencent Cloud's face client, a file of its own: loaded when the first face is looked at, not at every cold start.
import { Client } from 'tencentcloud-sdk-nodejs/tencentcloud/services/iai/v20200303/iai_client'

export interface FaceAccount {
  readonly secretId: string
  readonly secretKey: string
  readonly token: string
  readonly endpoint: string
  readonly protocol: string
  readonly timeoutSeconds: number
}

/** Named, because accounts differ in their default; its thresholds differ too. */
const modelVersion = '3.0'

export interface FaceScore {
  readonly score: number
  readonly model: string
}

function clientOf({ secretId, secretKey, token, endpoint, protocol, timeoutSeconds }: FaceAccount): Client {
  return new Client({
    credential: { secretId, secretKey, ...(token ? { token } : {}) },
    region: 'ap-guangzhou',
    profile: { httpProfile: { endpoint, protocol, reqTimeout: timeoutSeconds } },
  })
}

/** Throws what the SDK throws: also when a photo shows no face. */
export async function compareThroughTencent(account: FaceAccount, reference: Buffer, photo: Buffer): Promise<FaceScore> {
  const reply = await clientOf(account).CompareFace({ ImageA: reference.toString('base64'), ImageB: photo.toString('base64'), FaceModelVersion: modelVersion })
  if (typeof reply.Score !== 'number') throw new Error('the face service answered without a score')
  return { score: reply.Score, model: reply.FaceModelVersion ?? modelVersion }
}

/** Throws when the photo shows no face. */
export async function detectThroughTencent(account: FaceAccount, photo: Buffer): Promise<void> {
  await clientOf(account).DetectFace({ Image: photo.toString('base64'), MaxFaceNum: 1, FaceModelVersion: modelVersion })
}
