import { memo, type ReactNode, useState } from 'react'
import type { Customer, CustomerField, CustomerFields } from '../../src-main/contract/customers.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { keepCardDraft, noCardDraft } from '../state/card-drafts.ts'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ContactPoints } from './contact-points.tsx'
import { ContractLevel } from './contract-level.tsx'
import styles from './details.module.css'
import { LastWord, useLastWords } from './last-words.tsx'
import { OneCustomer } from './one-customer.tsx'

/** Fields as typed; only what differs from the card is sent, since each is a register of its own. */
export const Details = memo(function Details({ customer }: { customer: Customer }) {
  const texts = useTexts()
  const { typed, tags, set, type, save, error } = useDetails(customer)
  const lastWordOf = useLastWords(customer)
  const fields = { ...customer, ...typed }
  const { details, address } = texts.card

  /** A field with what stood there before it was last written. */
  const field = (name: CustomerField, control: ReactNode, wide = false) => (
    <div className={wide ? styles['wide'] : undefined}>
      {control}
      <LastWord customer={customer} change={lastWordOf(name)} />
    </div>
  )
  const text = (
    name: 'company' | 'address' | 'warning' | 'vatNumber' | 'fiscalCode',
    label: string,
    most: number,
  ) => (
    <TextField
      label={label}
      value={fields[name]}
      maxLength={most}
      error={error(name)}
      onChange={(value) => set({ [name]: value })}
    />
  )

  return (
    <div className={styles['scroll']}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {field(
          'name',
          <TextField
            label={details.name}
            value={fields.name}
            maxLength={200}
            isRequired
            onChange={(name) => set({ name })}
          />,
        )}
        {field('company', text('company', details.company, 200))}
        {field('address', text('address', details.address, 300))}
        {field(
          'tags',
          <TextField
            label={details.tags}
            value={tags ?? customer.tags.join(', ')}
            onChange={(value) => type({ tags: value })}
          />,
        )}
        {field('vatNumber', text('vatNumber', texts.oneCard.vatNumber, 20))}
        {field('fiscalCode', text('fiscalCode', texts.oneCard.fiscalCode, 20))}
        {field(
          'formOfAddress',
          <Choice
            label={details.formOfAddress}
            value={fields.formOfAddress}
            options={[
              { value: 'lei', text: address.lei },
              { value: 'tu', text: address.tu },
            ]}
            onChange={(formOfAddress) => set({ formOfAddress })}
          />,
        )}
        {field(
          'language',
          <Choice
            label={details.language}
            value={fields.language}
            options={[
              { value: 'it', text: details.languages.it },
              { value: 'en', text: details.languages.en },
            ]}
            onChange={(language) => set({ language })}
          />,
        )}
        {field(
          'contractLevel',
          <ContractLevel value={fields.contractLevel} onChange={(contractLevel) => set({ contractLevel })} />,
        )}
        {field('warning', text('warning', details.warning, 300), true)}
        <div className={styles['wide']}>
          <Button
            type="submit"
            look="first"
            isDisabled={(Object.keys(typed).length === 0 && tags === null) || fields.name.trim() === ''}
          >
            {details.save}
          </Button>
        </div>
      </form>
      <ContactPoints customer={customer} />
      <OneCustomer customer={customer} />
    </div>
  )
})

const implausible: Partial<Record<FailureCode, CustomerField>> = {
  'implausible-vat-number': 'vatNumber',
  'implausible-fiscal-code': 'fiscalCode',
}

/** What is typed outlives its tab and its screen until it is saved. */
function useDetails(customer: Customer) {
  const texts = useTexts()
  const { console: store, ui, request } = useAccess()
  const draft = useUi(({ cardDrafts }) => cardDrafts[customer.id]) ?? noCardDraft
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const type = (part: Partial<typeof draft>) => keepCardDraft(ui, customer.id, { ...draft, ...part })

  const save = async () => {
    const changed = { ...draft.fields, ...(draft.tags === null ? {} : { tags: tagsFrom(draft.tags) }) }
    const result = await request(
      'customer:change',
      { customerId: customer.id, fields: changed },
      { quiet: true },
    )
    if (!result.ok) {
      if (implausible[result.code]) setFailed(result.code)
      else notify(ui, { kind: 'failure', code: result.code })
      return
    }
    setFailed(null)
    keepCard(store, result.value)
    keepCardDraft(ui, customer.id, null)
    notify(ui, { kind: 'done', text: texts.card.details.saved })
  }

  return {
    typed: draft.fields,
    tags: draft.tags,
    type,
    save,
    set(part: Partial<CustomerFields>): void {
      if (Object.keys(part).some((name) => failed !== null && implausible[failed] === name)) setFailed(null)
      type({ fields: { ...draft.fields, ...part } })
    },
    error: (name: CustomerField) =>
      failed !== null && implausible[failed] === name ? texts.failures[failed] : undefined,
  }
}

function tagsFrom(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean).slice(0, 20)
}
