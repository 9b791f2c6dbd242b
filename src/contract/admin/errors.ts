/** The operator, the key or the role does not fit. */
export const adminErrors = {
  OPERATOR_REFUSED: { status: 403 },
} as const
