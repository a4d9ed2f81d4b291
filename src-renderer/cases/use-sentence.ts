import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import { caseSentence } from '../../src-main/domain/case-sentence.ts'
import { textsFor } from '../../src-main/texts/index.ts'
import { useConsole, useHouse } from '../state/console-context.tsx'
import { useMinute } from '../ui/clock.ts'
import { holderWords } from './holder-words.ts'
import { referenceOf } from './reference-of.ts'

export type Sentence = {
  /** To read out: in the customer's language and form of address, whatever language the window has. */
  readonly said: string
  readonly language: 'it' | 'en'
  /** Opens the customer's mail with it, ready to send. */
  readonly mailto: string
}

export function useSentence(each: Case, { customer, promises }: CustomerCard): Sentence {
  const agents = useConsole((state) => state.agents)
  const { desks, manner } = useHouse()
  const now = useMinute()
  const { language, formOfAddress, name } = customer
  const { caseSentences, time } = textsFor(language)
  const data = caseSentence(each, promises, holderWords(each, agents, desks), now)
  const said = caseSentences.say[formOfAddress](data, (at) => time.said(at, now))
  const { mail } = caseSentences
  const reference = referenceOf(each)
  const body = [
    mail.greeting[formOfAddress](name),
    said,
    mail.reference[formOfAddress](reference),
    [mail.closing[formOfAddress], manner.name].filter(Boolean).join('\n'),
  ].join('\n\n')
  return {
    said,
    language,
    mailto: mailto(customer.emails[0]?.address ?? '', mail.subject(reference, each.subject), body),
  }
}

/** RFC 6068: everything percent-encoded, lines ended by CR LF. */
function mailto(address: string, subject: string, body: string): string {
  const lines = body.replaceAll('\n', '\r\n')
  return `mailto:${encodeURIComponent(address)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}
