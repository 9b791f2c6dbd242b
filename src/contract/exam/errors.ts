export const examErrors = {} as const
