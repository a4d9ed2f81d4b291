import { useEffect, useState } from 'react'
import type { Call } from '../../src-main/contract/calls.ts'
import type { Language } from '../../src-main/contract/customers.ts'
import type { CallId } from '../../src-main/contract/ids.ts'
import { useCallOfDialog } from '../calls/use-call-of-dialog.ts'
import { useAccess, useHouse, useTexts } from '../state/console-context.tsx'
import { closeOverlay } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/choice.tsx'
import { Dialog } from '../ui/dialog.tsx'
import styles from './announce-dialog.module.css'
import { useAnnouncementLanguage } from './use-announcement-language.ts'

const saidId = 'announcement-said'
const languages = ['it', 'en'] as const

/** The words to read out. Enter says that they were said, and only then the call is recorded. */
export function AnnounceDialog({ callId }: { callId: CallId }) {
  const call = useCallOfDialog(callId)
  return call && <Announcement call={call} />
}

function Announcement({ call }: { call: Call }) {
  const words = useTexts().recording.dialog
  const { announcement } = useHouse().recording
  const { ui, request } = useAccess()
  const theirs = useAnnouncementLanguage(call)
  const [language, setLanguage] = useState<Language>(theirs)
  const [busy, setBusy] = useState(false)
  const text = announcement[language]
  const callId = call.id
  const close = () => closeOverlay(ui)
  useEffect(() => document.getElementById(saidId)?.focus(), [])

  async function said(): Promise<void> {
    setBusy(true)
    const told = await request('recording:announce', { callId, language, text })
    if (told.ok) await request('recording:start', { callId })
    setBusy(false)
    if (told.ok) close()
  }

  async function refused(): Promise<void> {
    setBusy(true)
    const result = await request('recording:refuse', { callId, language, text })
    setBusy(false)
    if (result.ok) close()
  }

  return (
    <Dialog title={words.title} isOpen onClose={close} closeLabel={words.close}>
      <div className={styles['body']}>
        <p className={styles['how']}>{words.how}</p>
        <blockquote className={styles['text']} lang={language}>
          {text}
        </blockquote>
        <Choice
          label={words.language}
          value={language}
          options={languages.map((value) => ({ value, text: words.languages[value] }))}
          onChange={setLanguage}
        />
        <div className={styles['act']}>
          <Button icon="close" isDisabled={busy} onPress={() => void refused()}>
            {words.refused}
          </Button>
          <Button
            id={saidId}
            look="first"
            icon="record"
            shortcut="↵"
            isDisabled={busy}
            onPress={() => void said()}
          >
            {words.said}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
