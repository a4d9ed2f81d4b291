import { useEffect, useRef } from 'react'
import type { CustomerCard } from '../../src-main/contract/history.ts'
import { needsWork } from '../../src-main/domain/case-steps.ts'
import { offeredOutcomes, questionOf } from '../house/outcomes.ts'
import { PhraseList } from '../notes/phrase-list.tsx'
import { usePhrases } from '../notes/use-phrases.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { classesOf } from '../ui/classes.ts'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChannelRow } from './channel-row.tsx'
import { fieldTimeOf } from './contact-time.ts'
import styles from './contacts.module.css'
import { useContact } from './use-contact.ts'

const css = classesOf(styles)

type ContactDialogProps = { card: CustomerCard; isOpen: boolean; onClose: () => void }

/** Records what did not come through Pronto: Alt R, the channel's letter, Enter. */
export function ContactDialog({ card, isOpen, onClose }: ContactDialogProps) {
  const { contacts, shell } = useTexts()
  return (
    <Dialog
      title={contacts.of(card.customer.name)}
      isOpen={isOpen}
      onClose={onClose}
      closeLabel={shell.close}
      size="l"
    >
      {isOpen && <ContactForm card={card} onSigned={onClose} />}
    </Dialog>
  )
}

function ContactForm({ card, onSigned }: { card: CustomerCard; onSigned: () => void }) {
  const { contacts, calls } = useTexts()
  const { outcomes, satisfaction: rules } = useHouse()
  const contact = useContact(card.customer.id, onSigned)
  const area = useRef<HTMLTextAreaElement>(null)
  const phrases = usePhrases({
    area,
    text: contact.text,
    type: (text) => contact.write({ text }),
    customerId: card.customer.id,
  })
  const sign = () => void contact.sign()
  const open = card.cases.filter(needsWork)
  return (
    <form
      className={css('form')}
      onSubmit={(event) => {
        event.preventDefault()
        sign()
      }}
    >
      <ChannelRow channel={contact.channel} onChoose={contact.setChannel} onSign={sign} />
      <TextField
        label={contacts.text}
        rows={4}
        value={contact.text}
        area={area}
        onChange={() => area.current && phrases.typed(area.current)}
        onSelect={() => area.current && phrases.moved(area.current)}
        onFocusChange={(focused) => focused || phrases.leave()}
        error={contact.tooLong ?? undefined}
        onKeyDown={(event) => {
          if (phrases.pressed(event)) return
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sign()
          // Escape is the dialog's.
          else event.continuePropagation()
        }}
      />
      <PhraseList phrases={phrases} area={area} />
      <div className={css('two')}>
        <Choice
          label={contacts.direction}
          value={contact.direction}
          options={[
            { value: 'in', text: contacts.directions.in },
            { value: 'out', text: contacts.directions.out },
          ]}
          onChange={contact.setDirection}
        />
        <DateField
          label={contacts.day}
          type="date"
          max={fieldTimeOf(Date.now()).day}
          value={contact.time.day}
          onChange={(day) => contact.setTime({ ...contact.time, day })}
          error={contact.timeTrouble ?? undefined}
        />
        <DateField
          label={contacts.time}
          type="time"
          value={contact.time.time}
          onChange={(time) => contact.setTime({ ...contact.time, time })}
        />
      </div>
      <div className={css('two')}>
        <TextField
          label={contacts.subject}
          value={contact.subject}
          maxLength={200}
          onChange={(subject) => contact.write({ subject })}
        />
        <Select
          label={contacts.outcome}
          value={contact.outcome ?? none}
          options={[
            { id: none, text: contacts.noOutcome },
            ...offeredOutcomes(outcomes, calls.outcomes).map(({ outcome: id, label: text }) => ({
              id,
              text,
            })),
          ]}
          onChange={(id) => contact.setOutcome(id === none ? null : id)}
        />
        {rules.asked && (
          <Select
            label={questionOf(rules, calls.satisfaction)}
            value={contact.satisfaction === undefined ? none : `${contact.satisfaction}`}
            options={[
              { id: none, text: calls.satisfactionNone },
              ...marks.map((mark) => ({ id: `${mark}`, text: calls.ofFive(mark) })),
            ]}
            onChange={(id) => contact.setSatisfaction(marks.find((mark) => `${mark}` === id))}
          />
        )}
        {open.length > 0 && (
          <Select
            label={contacts.case}
            value={contact.caseId ?? none}
            options={[
              { id: none, text: contacts.noCase },
              ...open.map(({ id, subject }) => ({ id, text: subject })),
            ]}
            onChange={(id) => contact.setCaseId(id === none ? null : id)}
          />
        )}
      </div>
      <div className={css('foot')}>
        <span>{contacts.kept}</span>
        <Button look="first" type="submit" icon="check" shortcut="Ctrl Enter" isDisabled={!contact.canSign}>
          {contacts.sign}
        </Button>
      </div>
    </form>
  )
}

const none = 'none'
const marks = [1, 2, 3, 4, 5] as const

/** Alt R wherever a card is in sight. */
export function useContactKey(open: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { altKey, ctrlKey, metaKey, shiftKey, code } = event
      if (!altKey || ctrlKey || metaKey || shiftKey || code !== 'KeyR') return
      event.preventDefault()
      open()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [open])
}
