// Cloud storage as the functions address it: `cloud://<env>.<bucket>/<path>`.
import { ENVIRONMENT_ID } from '../environment'

export const STORAGE_ROOT = `cloud://${ENVIRONMENT_ID}.local`
/** The cloud's default life of a temporary address. */
export const DEFAULT_MAX_AGE_SECONDS = 24 * 60 * 60
export const MAX_PATH_BYTES = 850
export const UPLOAD_PATH = '/upload/'
export const DOWNLOAD_PATH = '/storage/'
