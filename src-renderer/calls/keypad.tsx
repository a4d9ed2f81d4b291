import { useEffect, useState } from 'react'
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { useAccess, useTexts, useUi } from '../state/console-context.tsx'
import { openKeypad } from '../state/ui-store.ts'
import buttonStyles from '../ui/button.module.css'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import styles from './keypad.module.css'

const buttonOf = classesOf(buttonStyles)

const tones = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const

/** RFC 4733 tones by click, or by the keyboard's digits while the pad has the focus. */
export function Keypad({ onTone }: { onTone: (tone: string) => void }) {
  const { calls } = useTexts()
  const { ui } = useAccess()
  const isOpen = useUi(({ keypadOpen }) => keypadOpen)
  const [sent, setSent] = useState('')
  useEffect(() => () => openKeypad(ui, false), [ui])
  const send = (tone: string) => {
    setSent((before) => (before + tone).slice(-16))
    onTone(tone)
  }
  return (
    <DialogTrigger
      isOpen={isOpen}
      onOpenChange={(open) => {
        setSent('')
        openKeypad(ui, open)
      }}
    >
      <AriaButton className={buttonOf('button', 'on-call', 'l', 'round')} aria-label={calls.keypad}>
        <Icon name="keypad" />
      </AriaButton>
      <Popover className={styles['popover'] ?? ''}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: the buttons inside are the controls; this hears the digits typed, also before one of them has the focus */}
        <div onKeyDown={({ key }) => tones.some((tone) => tone === key) && send(key)}>
          <Dialog className={styles['pad'] ?? ''} aria-label={calls.keypadTitle}>
            <p className={styles['title']}>{calls.keypadTitle}</p>
            <output className={styles['sent']} aria-label={calls.keypadSent}>
              {sent || ' '}
            </output>
            <div className={styles['keys']}>
              {tones.map((tone) => (
                <Button key={tone} onPress={() => send(tone)}>
                  {tone}
                </Button>
              ))}
            </div>
          </Dialog>
        </div>
      </Popover>
    </DialogTrigger>
  )
}
