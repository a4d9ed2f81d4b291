import { type FormEvent, useState } from 'react'
import { type CallRules, type CallRulesChange, mostBlocked } from '../../src-main/contract/profile.ts'
import type { Failure, Result } from '../../src-main/contract/result.ts'
import { blockedAs } from '../../src-main/domain/call-rules.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Panel } from '../ui/panel.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import styles from './settings.module.css'
import { whyRefused } from './why-refused.ts'

type Change = (change: CallRulesChange) => Promise<Result<unknown>>

/** How this seat takes calls: not at all, somewhere else, or not from everybody. */
export function CallsSection() {
  const { callRules: words } = useTexts()
  const { request } = useAccess()
  const rules = useConsole(({ settings }) => settings.calls)
  const change: Change = (next) => request('settings:change', { calls: next })
  // What is wrong with a number stands under it.
  const changeQuietly: Change = (next) => request('settings:change', { calls: next }, { quiet: true })
  return (
    <Panel title={words.title}>
      <div className={styles['form']}>
        <Checkbox isSelected={rules.doNotDisturb} onChange={(doNotDisturb) => void change({ doNotDisturb })}>
          {words.doNotDisturb}
        </Checkbox>
        <p className={styles['why']}>{words.doNotDisturbWhy}</p>
        <Forward key={`${rules.forwardTo} ${rules.forwardWhen}`} rules={rules} change={changeQuietly} />
        <Blocked blocked={rules.blocked} change={change} />
      </div>
    </Panel>
  )
}

function Forward({ rules, change }: { rules: CallRules; change: Change }) {
  const texts = useTexts()
  const words = texts.callRules
  const { ui } = useAccess()
  const [forwardTo, setForwardTo] = useState(rules.forwardTo)
  const [forwardWhen, setForwardWhen] = useState(rules.forwardWhen)
  const [refused, setRefused] = useState<Failure | null>(null)
  const isSaved = forwardTo.trim() === rules.forwardTo && forwardWhen === rules.forwardWhen
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isSaved) return
    const result = await change({ forwardTo: forwardTo.trim(), forwardWhen })
    setRefused(result.ok ? null : result)
    if (result.ok) notify(ui, { kind: 'done', text: words.saved })
  }
  return (
    <form className={styles['form']} onSubmit={(event) => void save(event)}>
      <div className={styles['pair']}>
        <TextField
          label={words.forwardTo}
          hint={words.forwardHint}
          type="tel"
          value={forwardTo}
          maxLength={80}
          error={refused ? whyRefused(refused, texts) : undefined}
          onChange={(text) => {
            setForwardTo(text)
            setRefused(null)
          }}
        />
        <Select
          label={words.forwardWhen}
          value={forwardWhen}
          options={(['unanswered', 'always'] as const).map((id) => ({ id, text: words.when[id] }))}
          onChange={setForwardWhen}
        />
      </div>
      <div className={styles['actions']}>
        <Button type="submit" isDisabled={isSaved}>
          {words.save}
        </Button>
      </div>
    </form>
  )
}

function Blocked({ blocked, change }: { blocked: CallRules['blocked']; change: Change }) {
  const { callRules: words } = useTexts()
  const [number, setNumber] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const typed = number.trim()
    if (typed === '') return
    const isThere = blocked.some((each) => blockedAs(each) === blockedAs(typed))
    if (isThere || (await change({ block: typed })).ok) setNumber('')
  }
  return (
    <section className={styles['form']} aria-label={words.blocked}>
      <h3>{words.blocked}</h3>
      <p className={styles['why']}>{words.blockedWhy}</p>
      <form className={styles['device']} onSubmit={(event) => void add(event)}>
        <TextField
          label={words.blockedField}
          hint={words.blockedHint}
          type="tel"
          value={number}
          maxLength={80}
          onChange={setNumber}
        />
        <Button type="submit" isDisabled={number.trim() === '' || blocked.length >= mostBlocked}>
          {words.block}
        </Button>
      </form>
      <ul className={styles['blocked']}>
        {blocked.map((each) => (
          <li key={each}>
            <span dir="auto">{each}</span>
            <Button
              look="quiet"
              size="s"
              icon="close"
              label={words.unblock(each)}
              hint={words.unblock(each)}
              onPress={() => void change({ unblock: each })}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
