export const learningErrors = {} as const
