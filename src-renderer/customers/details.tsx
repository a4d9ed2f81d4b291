import { memo, useState } from 'react'
import type { Customer, CustomerFields } from '../../src-main/contract/customers.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { keepCard } from '../state/console-store.ts'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ContactPoints } from './contact-points.tsx'
import styles from './details.module.css'

/** Fields as typed; only what differs from the card is sent, since each is a register of its own. */
export const Details = memo(function Details({ customer }: { customer: Customer }) {
  const texts = useTexts()
  const { console: store, ui, request } = useAccess()
  const [typed, setTyped] = useState<Partial<CustomerFields>>({})
  const [tags, setTags] = useState<string | null>(null)
  const fields = { ...customer, ...typed }
  const { details, address } = texts.card
  const set = (part: Partial<CustomerFields>) => setTyped((before) => ({ ...before, ...part }))

  const save = async () => {
    const changed = { ...typed, ...(tags === null ? {} : { tags: tagsFrom(tags) }) }
    const result = await request('customer:change', { customerId: customer.id, fields: changed })
    if (!result.ok) return
    keepCard(store, result.value)
    setTyped({})
    setTags(null)
    notify(ui, { kind: 'done', text: details.saved })
  }

  return (
    <div className={styles['scroll']}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label={details.name}
          value={fields.name}
          maxLength={200}
          isRequired
          onChange={(name) => set({ name })}
        />
        <TextField
          label={details.company}
          value={fields.company}
          maxLength={200}
          onChange={(company) => set({ company })}
        />
        <TextField
          label={details.address}
          value={fields.address}
          maxLength={300}
          onChange={(value) => set({ address: value })}
        />
        <TextField label={details.tags} value={tags ?? customer.tags.join(', ')} onChange={setTags} />
        <Choice
          label={details.formOfAddress}
          value={fields.formOfAddress}
          options={[
            { value: 'lei', text: address.lei },
            { value: 'tu', text: address.tu },
          ]}
          onChange={(formOfAddress) => set({ formOfAddress })}
        />
        <Choice
          label={details.language}
          value={fields.language}
          options={[
            { value: 'it', text: details.languages.it },
            { value: 'en', text: details.languages.en },
          ]}
          onChange={(language) => set({ language })}
        />
        <div className={styles['wide']}>
          <TextField
            label={details.warning}
            value={fields.warning}
            maxLength={300}
            onChange={(warning) => set({ warning })}
          />
        </div>
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
    </div>
  )
})

function tagsFrom(text: string): string[] {
  return [...new Set(text.split(',').map((tag) => tag.trim()))].filter(Boolean).slice(0, 20)
}
