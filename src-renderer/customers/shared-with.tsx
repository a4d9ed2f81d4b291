import type { Customer } from '../../src-main/contract/customers.ts'
import type { SharedNumber } from '../../src-main/contract/one-customer.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { openCustomer } from '../state/ui-store.ts'
import { Select } from '../ui/select.tsx'
import styles from './details.module.css'

type SharedWithProps = { customer: Customer; shared: SharedNumber; onChosen: () => void }

const nobody = 'nobody'
const mostNamed = 3

/** A family, or a switchboard: who else has the number, and who comes first when it calls. */
export function SharedWith({ customer, shared, onChosen }: SharedWithProps) {
  const { oneCard } = useTexts()
  const { ui, request } = useAccess()
  const { number, others, chosenId } = shared
  const sharers = [{ id: customer.id, name: customer.name }, ...others]

  // A number is chosen for one of the cards that have it: asked for that card, so that it is known there.
  const choose = async (chosen: string) => {
    const sharer = sharers.find(({ id }) => id === chosen)
    if (!sharer) return
    const result = await request('number:choose', { number, customerId: sharer.id })
    if (result.ok) onChosen()
  }

  return (
    <div className={styles['shared']}>
      <p>
        {oneCard.sharedWith('')}
        {others.slice(0, mostNamed).map(({ id, name }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <button type="button" aria-label={oneCard.open(name)} onClick={() => openCustomer(ui, id)}>
              <bdi>{name}</bdi>
            </button>
          </span>
        ))}
        {others.length > mostNamed && `, ${oneCard.sharedMore(others.length - mostNamed)}`}
      </p>
      <Select
        label={oneCard.firstWhenCalls}
        small
        value={chosenId ?? nobody}
        options={[
          ...(chosenId === null ? [{ id: nobody, text: oneCard.nobodyChosen }] : []),
          ...sharers.map(({ id, name }) => ({ id: id as string, text: name })),
        ]}
        onChange={(chosen) => void choose(chosen)}
      />
    </div>
  )
}
