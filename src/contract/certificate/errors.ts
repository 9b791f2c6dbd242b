export const certificateErrors = {
  /** The exam is not passed yet: there is nothing to print. */
  CERTIFICATE_NOT_ISSUED: { status: 409 },
  CERTIFICATE_REVOKED: { status: 409 },
} as const
