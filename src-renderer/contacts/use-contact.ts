import { useState } from 'react'
import {
  type ContactDraft,
  longestText,
  type Outcome,
  type Satisfaction,
} from '../../src-main/contract/history.ts'
import type { CaseId, CustomerId } from '../../src-main/contract/ids.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import type { ByHand } from './channel-row.tsx'
import { useContactDraft } from './contact-draft.ts'
import { type FieldTime, fieldTimeOf, timeOfFields } from './contact-time.ts'

/** A contact being recorded by hand: what is typed is kept, what is chosen lasts as long as the dialog. */
export function useContact(customerId: CustomerId, onSigned: () => void) {
  const { contacts: texts, time } = useTexts()
  const { ui, request } = useAccess()
  const { key, drafts, written, write } = useContactDraft(customerId)
  const [channel, setChannel] = useState<ByHand>('phone')
  const [direction, setDirection] = useState<ContactDraft['direction']>('in')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [satisfaction, setSatisfaction] = useState<Satisfaction>()
  const [caseId, setCaseId] = useState<CaseId | null>(null)
  const [opened] = useState(() => fieldTimeOf(Date.now()))
  /** Null: now, whenever that is. */
  const [fields, setFields] = useState<FieldTime | null>(null)
  const [signing, setSigning] = useState(false)
  /** Emptied on purpose is not untouched. */
  const [touched, setTouched] = useState(false)

  const prefilled = touched ? '' : texts.prefilled[channel][direction]
  const { subject, text } = written ?? { subject: '', text: prefilled }
  const at = fields === null ? null : timeOfFields(fields)
  const timeTrouble =
    fields === null ? null : at === null ? texts.noTime : at > Date.now() ? texts.future : null
  const count = text.trim().length
  const tooLong = count > longestText ? texts.tooLong(time.count(count), time.count(longestText)) : null
  const canSign = timeTrouble === null && tooLong === null && !signing

  const sign = async () => {
    if (!canSign) return
    setSigning(true)
    drafts.hold(key)
    const result = await request('contact:add', {
      key,
      customerId,
      channel,
      direction,
      at: at ?? Date.now(),
      outcome,
      subject,
      text,
      caseId,
      satisfaction,
    })
    setSigning(false)
    if (!result.ok) {
      if (written !== null) drafts.resume(key)
      return
    }
    drafts.signed(key, drafts.textOf(key).trim())
    notify(ui, { kind: 'done', text: texts.signed })
    onSigned()
  }

  return {
    channel,
    setChannel,
    direction,
    setDirection,
    outcome,
    setOutcome,
    satisfaction,
    setSatisfaction,
    caseId,
    setCaseId,
    time: fields ?? opened,
    setTime: setFields,
    timeTrouble,
    subject,
    text,
    write: (part: Partial<{ subject: string; text: string }>) => {
      setTouched(true)
      write({ subject, text, ...part })
    },
    tooLong,
    canSign,
    sign,
  }
}
