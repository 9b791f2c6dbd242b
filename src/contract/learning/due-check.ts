import * as v from 'valibot'
import { checkKinds } from '../../domain/checks'
import { duration, id, record } from '../fields'

/**
 * A random check that is due, as the page that plays sees it. In place: one button. By QR: a mini-program code whose
 * `scene` is `code`, beside it the six digits. The window counts from the moment this answer arrives.
 */
export const dueCheck = record({
  code: id,
  sixDigits: v.pipe(v.string(), v.regex(/^\d{6}$/)),
  via: v.picklist(['in-place', 'qr']),
  /** `photo`: a photo goes with the answer. `without-photo`: it would, had the person agreed to face photos; the tap alone answers it. */
  kind: v.picklist(checkKinds),
  expiresInMs: duration,
  /** The check was missed once: say what was not counted, and go on by one tap (`resumeAfterMiss`). */
  missed: v.boolean(),
})
