export const certificateErrors = {} as const
