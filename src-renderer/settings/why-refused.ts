import { CallDoubt } from '../../src-main/contract/outgoing.ts'
import type { Failure } from '../../src-main/contract/result.ts'
import type { Texts } from '../../src-main/texts/index.ts'

/** Why nobody is sent on to a number, with what calling it would mean. */
export function whyRefused({ code, detail }: Failure, { failures, outgoing }: Texts): string {
  const doubt = code === 'forward-costly' ? CallDoubt.safeParse(detail) : null
  return doubt?.success ? `${outgoing.doubts[doubt.data]} ${failures[code]}` : failures[code]
}
