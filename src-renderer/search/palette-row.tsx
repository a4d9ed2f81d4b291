import { ListBoxItem } from 'react-aria-components'
import type { FoundCase, FoundCustomer } from '../../src-main/contract/search.ts'
import { formatCode } from '../../src-main/domain/codes.ts'
import { formatNumber } from '../customers/format-number.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { Light } from '../ui/light.tsx'
import type { FoundNumber } from './call-found.ts'
import { Marked } from './marked.tsx'
import styles from './palette.module.css'
import { marksInCode, marksInFound, marksInNumber, marksInText } from './palette-marks.ts'

const css = classesOf(styles)

export type PaletteRow =
  | { readonly id: 'dial'; readonly kind: 'dial'; readonly number: string }
  | { readonly id: string; readonly kind: 'number'; readonly number: FoundNumber }
  | { readonly id: 'notes'; readonly kind: 'notes'; readonly words: string }
  | { readonly id: 'handover'; readonly kind: 'handover' }
  | {
      readonly id: string
      readonly kind: 'customer'
      readonly customer: FoundCustomer
      readonly typed: string
    }
  | { readonly id: string; readonly kind: 'case'; readonly found: FoundCase; readonly typed: string }

/** A line of what Ctrl+K found, with the letters that were typed marked in it. */
export function PaletteItem({ row }: { row: PaletteRow }) {
  const { search, shell, handover } = useTexts()
  switch (row.kind) {
    case 'dial':
      return (
        <ListBoxItem id={row.id} className={css('row')} textValue={row.number}>
          <Icon name="phone-out" size="s" />
          <b>{shell.callNumber(row.number)}</b>
        </ListBoxItem>
      )
    case 'number':
      return <NumberItem id={row.id} number={row.number} />
    case 'notes':
      return (
        <ListBoxItem id={row.id} className={css('row')} textValue={search.inNotes(row.words)}>
          <Icon name="note" size="s" />
          <b className={css('cut')}>{search.inNotes(row.words)}</b>
        </ListBoxItem>
      )
    case 'handover':
      return (
        <ListBoxItem id={row.id} className={css('row')} textValue={handover.title}>
          <Icon name="handover" size="s" />
          <b>{handover.open}</b>
        </ListBoxItem>
      )
    case 'customer':
      return <CustomerItem id={row.id} customer={row.customer} typed={row.typed} />
    case 'case':
      return <CaseItem id={row.id} found={row.found} typed={row.typed} />
  }
}

/** One of several that a card can be called by. */
function NumberItem({ id, number }: { id: string; number: FoundNumber }) {
  const { card } = useTexts()
  const { shown, label } = number
  return (
    <ListBoxItem id={id} className={css('row')} textValue={shown}>
      <Icon name="phone-out" size="s" />
      <b>{shown}</b>
      <span className={css('beside')}>{card.labels[label]}</span>
    </ListBoxItem>
  )
}

function CustomerItem({ id, customer, typed }: { id: string; customer: FoundCustomer; typed: string }) {
  const { search } = useTexts()
  const { name, company, phone, found, code } = customer
  const shown = found && (found.in === 'phone' ? formatNumber(found.text) : found.text)
  const number = phone && formatNumber(phone)
  return (
    <ListBoxItem id={id} className={css('row')} textValue={name}>
      <b className={css('name')}>
        <Marked text={name} stretches={marksInText(name, typed)} />
      </b>
      <span className={css('beside')}>
        {company !== '' && (
          <bdi>
            <Marked text={company} stretches={marksInText(company, typed)} />
          </bdi>
        )}
        {company !== '' && (shown ?? number) && ' · '}
        {found && shown ? (
          <>
            {`${search.found[found.in]} `}
            <Marked text={shown} stretches={marksInFound(found, shown, typed)} />
          </>
        ) : (
          number && <Marked text={number} stretches={marksInNumber(number, typed)} />
        )}
      </span>
      <small className={css('code')}>
        <Marked text={formatCode(code)} stretches={marksInCode(formatCode(code), typed)} />
      </small>
    </ListBoxItem>
  )
}

function CaseItem({ id, found, typed }: { id: string; found: FoundCase; typed: string }) {
  const { cases } = useTexts()
  const { reference, subject, state, customerName } = found
  return (
    <ListBoxItem id={id} className={css('row')} textValue={subject}>
      <b className={css('name')}>
        <Marked text={subject} stretches={marksInText(subject, typed)} />
      </b>
      <span className={css('beside')}>{customerName}</span>
      <Light state={state} letter={cases.letters[state]} word={cases.states[state]} />
      <small className={css('code')}>
        <Marked text={formatCode(reference)} stretches={marksInCode(formatCode(reference), typed)} />
      </small>
    </ListBoxItem>
  )
}
