/** Closed: the renderer has a sentence for each in `texts/failures.ts`. */
export const failureCodes = [
  'invalid-input',
  'not-found',
  'conflict',
  'not-allowed', // the role chosen at start does not do this
  'profile-locked',
  'wrong-passphrase',
  'storage-full',
  'storage-failed',
  'no-line',
  'no-media-window',
  'no-microphone',
  'call-over',
  'note-unsigned',
  'not-a-number',
  'confirm-call', // asked first: `call:question` says why
  'call-not-allowed', // the house calls no such numbers
  'too-many-calls', // within a minute
  'forward-costly', // callers would be sent on at the house's expense; `detail` is a CallDoubt
  'time-past', // a promise for a time that is gone
  'desk-closed', // nobody answers there at that time
  'nobody-on-shift', // it is open, and the rota has nobody
  'no-phone', // the customer has no number to call
  'transfer-refused', // the caller is still here
  'transfer-lost', // the caller left for a place that did not take the call
  'recording-off', // the house records no calls
  'not-announced', // nobody has told the caller
  'recording-elsewhere', // another computer has the sound
  'recording-damaged', // it is not as it was written
  'unreadable-file',
  'implausible-vat-number', // the check digit or the form is wrong
  'implausible-fiscal-code',
  'first-person-apology', // a template apologises as «I»; `detail` holds the abbreviations
  'unreadable-house', // `detail` is a HouseFileTrouble, as JSON
  'newer-house', // the file was written by a newer version of Pronto
  'pack-none', // no review pack at all
  'pack-newer', // of another version
  'pack-passphrase',
  'pack-expired',
  'pack-cut', // its end is missing
  'pack-changed', // not as it was written
  'pack-is-reply', // a reply where a pack is wanted
  'pack-no-reply', // a pack where a reply is wanted
  'pack-too-large',
  'pack-empty', // the filter finds nothing
  'pack-too-many', // or more than goes into one
  'pack-still-reading', // the archive is, and does not get on
  'pack-other-house', // none of its contacts is here
  'connection-lost', // said by the window itself: the host did not answer
  'internal',
] as const

export type FailureCode = (typeof failureCodes)[number]
export type Failure = { readonly ok: false; readonly code: FailureCode; readonly detail?: string }
export type Result<T> = { readonly ok: true; readonly value: T } | Failure

/** What a handler answers with when it did what was asked. */
export function success<T>(value: T): Result<T> {
  return { ok: true, value }
}

/** `detail` is for diagnosis and never shown raw; it carries no personal data. */
export function failure(code: FailureCode, detail?: string): Failure {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail }
}
