// Names that stand for the account in the cloud.
export const ENVIRONMENT_ID = 'local'
export const APP_ID = 'wx0000000000000000'
