import type { Case, CustomerCard } from '../../src-main/contract/history.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { copyText } from '../ui/copy-text.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './say-state.module.css'
import { useSentence } from './use-sentence.ts'

const css = classesOf(styles)

/** The one sentence about a case: to read out, to copy, to mail. */
export function SayState({ each, card }: { each: Case; card: CustomerCard }) {
  const { cases } = useTexts()
  const { ui } = useAccess()
  const { said, language, mailto } = useSentence(each, card)
  const mailLabel = card.customer.emails.length > 0 ? cases.mail : cases.noMail
  const copy = async () => {
    const done = await copyText(said)
    notify(ui, { kind: 'done', text: done ? cases.copied : cases.notCopied })
  }
  return (
    <div className={css('say')}>
      <blockquote aria-label={cases.sayAloud} lang={language}>
        {said}
      </blockquote>
      <div className={css('ways')}>
        <Button
          size="s"
          look="quiet"
          icon="copy"
          label={cases.copy}
          hint={cases.copy}
          onPress={() => void copy()}
        />
        <a className={css('mail')} href={mailto} aria-label={mailLabel} title={mailLabel}>
          <Icon name="mail" size="s" />
        </a>
      </div>
    </div>
  )
}
