import { type FormEvent, useState } from 'react'
import { AgentId } from '../../src-main/contract/ids.ts'
import { Passphrase } from '../../src-main/contract/profile.ts'
import type { FailureCode } from '../../src-main/contract/result.ts'
import type { ReviewQuestion } from '../../src-main/contract/review.ts'
import type { PackField } from '../../src-main/contract/review-pack.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { DateField } from '../ui/date-field.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { isoDay, savePack } from './carry-file.ts'
import styles from './pack.module.css'
import { WhatGoes } from './what-goes.tsx'

type MakeProps = { question: ReviewQuestion; count: string; onClose: () => void }

/** A fortnight is time to read; whoever needs longer says so. */
const usualDays = 14
const dayMs = 86_400_000

const noSecret = { passphrase: '', again: '' }

/** What of the contacts found leaves the house, for whom, until when, and under which passphrase. */
export function MakePackDialog({ question, count, onClose }: MakeProps) {
  const { reviewPack, failures } = useTexts()
  const words = reviewPack.making
  const { ui, request } = useAccess()
  const me = useConsole(({ agentId }) => agentId)
  const agents = useConsole((state) => state.agents)
  const leads = agents.filter(({ role }) => role === 'lead')
  const [readerId, setReader] = useState<string>((leads.find(({ id }) => id !== me) ?? leads[0])?.id ?? '')
  const [lastDay, setLastDay] = useState(() => isoDay(Date.now() + usualDays * dayMs))
  const [fields, setFields] = useState<readonly PackField[]>([
    'customer',
    'written',
    'collected',
    'case',
    'agent',
  ])
  const [pseudonyms, setPseudonyms] = useState(true)
  const [secret, setSecret] = useState(noSecret)
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const trouble = troubleOf(secret, words)
  const isReady = readerId !== '' && lastDay !== '' && secret.again !== '' && !trouble && !isBusy

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (!isReady) return
    setBusy(true)
    setFailed(null)
    const order = { question, fields: [...fields], pseudonyms, passphrase: secret.passphrase, lastDay }
    const made = await request(
      'review-pack:make',
      { ...order, readerId: AgentId.parse(readerId) },
      { quiet: true },
    )
    const code = made.ok ? await savePack(request, made.value, words.file(isoDay(Date.now()))) : made.code
    setBusy(false)
    setFailed(code)
    if (code !== null || !made.ok) return
    notify(ui, { kind: 'done', text: words.done(String(made.value.contacts)) })
    onClose()
  }

  return (
    <Dialog isOpen size="l" title={words.title} closeLabel={reviewPack.close} onClose={onClose}>
      <form className={styles['form']} onSubmit={(event) => void make(event)}>
        <p className={styles['why']}>{words.why(count)}</p>
        {leads.length === 0 ? (
          <p role="alert" className={styles['failure']}>
            {words.noReader}
          </p>
        ) : (
          <div className={styles['pair']}>
            <Select
              label={words.reader}
              value={readerId}
              options={leads.map(({ id, name }) => ({ id: id as string, text: name }))}
              onChange={setReader}
            />
            <DateField label={words.lastDay} type="date" value={lastDay} onChange={setLastDay} />
          </div>
        )}
        <WhatGoes fields={fields} onFields={setFields} pseudonyms={pseudonyms} onPseudonyms={setPseudonyms} />
        <div className={styles['pair']}>
          <TextField
            label={words.passphrase}
            hint={words.passphraseHint}
            type="password"
            maxLength={256}
            value={secret.passphrase}
            onChange={(passphrase) => setSecret({ ...secret, passphrase })}
          />
          <TextField
            label={words.again}
            type="password"
            maxLength={256}
            value={secret.again}
            error={trouble}
            onChange={(again) => setSecret({ ...secret, again })}
          />
        </div>
        <p className={styles['quiet']}>{words.passphraseWhy}</p>
        <p role="alert" className={styles['failure']} hidden={failed === null}>
          {failed && failures[failed]}
        </p>
        <div className={styles['actions']}>
          <Button type="submit" look="first" icon="save" isDisabled={!isReady}>
            {isBusy ? words.busy : words.start}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

type Words = ReturnType<typeof useTexts>['reviewPack']['making']

/** Undefined while there is nothing to say against it. */
function troubleOf({ passphrase, again }: typeof noSecret, words: Words): string | undefined {
  if (again === '') return undefined
  if (!Passphrase.safeParse(passphrase).success) return words.short
  return passphrase === again ? undefined : words.differs
}
