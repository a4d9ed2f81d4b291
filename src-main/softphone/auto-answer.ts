import type { Headers } from './identity.ts'

/**
 * Whether a caller, as a rule the PBX itself (click to dial, intercom), wants to be answered at once: `answer-after=0` in
 * Call-Info, or `info=alert-autoanswer` in Alert-Info. Only where the
 * account allows it: it opens a microphone that nobody touched.
 */
export function asksForAnswer(headers: Headers): boolean {
  const after = headers('Call-Info').some((value) => /;\s*answer-after\s*=\s*0+\s*(?:[;,]|$)/i.test(value))
  return (
    after || headers('Alert-Info').some((value) => /alert-autoanswer|auto-answer|auto answer/i.test(value))
  )
}
