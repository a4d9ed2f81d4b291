import { type FormEvent, useState } from 'react'
import type { FailureCode } from '../../src-main/contract/result.ts'
import { useConsole, useRequests, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { AgentForm, agentDraftOf, noAgent } from './agent-form.tsx'
import { InPlaceFailure } from './in-place-failure.tsx'
import { OwnReady, type OwnReadyView } from './own-ready.tsx'
import { isPassphraseReady, noPassphrase, PassphraseForm } from './passphrase-form.tsx'
import styles from './profile.module.css'

type Step = 'who' | 'passphrase' | 'ready'

/** Leaves the demo: who you are, the passphrase where one keeps the key, and then where to begin. */
export function StartOwn({ onClose }: { onClose: () => void }) {
  const texts = useTexts()
  const { own, ...words } = texts.profile
  const request = useRequests()
  const needsPassphrase = useConsole(({ profile }) => profile?.keyKeeping === 'passphrase')
  const [step, setStep] = useState<Step>('who')
  const [view, setView] = useState<OwnReadyView>('choice')
  const [agent, setAgent] = useState(noAgent)
  const [secret, setSecret] = useState(noPassphrase)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState<FailureCode | null>(null)
  const draft = agentDraftOf(agent)
  const titles = { choice: own.ready, import: texts.imports.title, account: own.accountTitle }
  const isLast = step === 'passphrase' || !needsPassphrase
  const complete = step === 'who' ? draft !== null : isPassphraseReady(secret)

  async function create(): Promise<void> {
    if (!draft) return
    setBusy(true)
    setFailed(null)
    const passphrase = needsPassphrase ? secret.passphrase : null
    const result = await request('profile:create-house', { agent: draft, passphrase }, { quiet: true })
    setBusy(false)
    if (!result.ok) return setFailed(result.code)
    // It is needed no longer; nothing keeps it in this window's memory.
    setSecret(noPassphrase)
    setStep('ready')
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (!complete || busy) return
    if (isLast) void create()
    else setStep('passphrase')
  }

  return (
    <Dialog
      isOpen
      onClose={onClose}
      closeLabel={words.close}
      title={step === 'ready' ? titles[view] : own.title}
      size={view === 'import' ? 'l' : 'm'}
      isDismissable={!busy}
    >
      {step === 'ready' ? (
        <OwnReady view={view} onView={setView} onDone={onClose} />
      ) : (
        <form className={styles['form']} onSubmit={submit}>
          <div className={styles['step']}>
            <h3>{step === 'who' ? own.who : own.passphrase}</h3>
            {needsPassphrase && <span>{words.step(step === 'who' ? 1 : 2, 2)}</span>}
          </div>
          {step === 'who' ? (
            <>
              <p className={styles['why']}>{own.whoWhy}</p>
              <AgentForm value={agent} onChange={setAgent} />
            </>
          ) : (
            <PassphraseForm value={secret} onChange={setSecret} />
          )}
          <InPlaceFailure code={failed} />
          <div className={styles['actions']}>
            {step === 'passphrase' && <Button onPress={() => setStep('who')}>{words.back}</Button>}
            <Button type="submit" look="first" isDisabled={!complete || busy}>
              {busy ? own.creating : isLast ? own.create : words.next}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
