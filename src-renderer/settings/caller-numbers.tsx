import { useState } from 'react'
import { CallerNumber } from '../../src-main/contract/accounts.ts'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AccountTyped } from './account-draft.ts'
import styles from './settings.module.css'

type CallerNumbersProps = { typed: AccountTyped; set: (change: Partial<AccountTyped>) => void }

/** The numbers that an account may call with, the usual one first. */
export function CallerNumbers({ typed, set }: CallerNumbersProps) {
  const { accounts: words } = useTexts()
  const [name, setName] = useState('')
  const [number, setNumber] = useState('')
  const { numbers, identity } = typed
  const read = CallerNumber.safeParse({ name, number: number.replace(/[\s./()-]/g, '') })
  const isNew = read.success && numbers.every((own) => own.number !== read.data.number)

  function add(): void {
    if (!read.success || !isNew) return
    set({ numbers: [...numbers, read.data] })
    setName('')
    setNumber('')
  }

  return (
    <section className={styles['form']} aria-label={words.numbers}>
      <h3>{words.numbers}</h3>
      <p className={styles['why']}>{words.numbersWhy}</p>
      {numbers.length > 0 && (
        <ul className={styles['blocked']}>
          {numbers.map((own) => (
            <li key={own.number}>
              <span dir="auto">{[own.name, own.number].filter(Boolean).join(' · ')}</span>
              <Button
                look="quiet"
                size="s"
                icon="close"
                label={words.removeNumber(own.number)}
                hint={words.removeNumber(own.number)}
                onPress={() => set({ numbers: numbers.filter((other) => other !== own) })}
              />
            </li>
          ))}
        </ul>
      )}
      <div className={styles['pair']}>
        <TextField
          label={words.number}
          hint={words.numberHint}
          type="tel"
          value={number}
          maxLength={40}
          error={number !== '' && !read.success ? words.numberWrong : undefined}
          onChange={setNumber}
        />
        <TextField
          label={words.numberName}
          hint={words.numberNameHint}
          value={name}
          maxLength={40}
          onChange={setName}
        />
      </div>
      <div className={styles['actions']}>
        <Button icon="plus" isDisabled={!isNew || numbers.length >= 20} onPress={add}>
          {words.addNumber}
        </Button>
      </div>
      {numbers.length > 0 && (
        <Checkbox
          isSelected={identity === 'from'}
          onChange={(inFrom) => set({ identity: inFrom ? 'from' : 'preferred' })}
        >
          {words.inFrom}
        </Checkbox>
      )}
    </section>
  )
}
