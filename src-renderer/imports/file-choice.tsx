import { type DragEvent, useRef } from 'react'
import { useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import styles from './imports.module.css'

type FileChoiceProps = {
  words: { readonly dropHere: string; readonly why: string }
  reading: boolean
  /** For a file input: which kinds of file are offered. */
  accept?: string
  onFile: (file: File | undefined) => void
}

const cards = '.csv,.txt,.tsv,.vcf,.vcard,text/csv,text/vcard'

export function FileChoice({ words: { dropHere, why }, reading, accept = cards, onFile }: FileChoiceProps) {
  const { imports: words } = useTexts()
  const input = useRef<HTMLInputElement>(null)

  function drop(event: DragEvent): void {
    event.preventDefault()
    onFile(event.dataTransfer.files[0])
  }

  function choose(from: HTMLInputElement): void {
    const chosen = from.files?.[0]
    // The same file can be chosen again after it was put right.
    from.value = ''
    onFile(chosen)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the button beside it does the same
    <div className={styles['drop']} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Icon name="people" size="l" />
      <p>{reading ? words.reading : dropHere}</p>
      <p className={styles['why']}>{why}</p>
      <Button look="first" isDisabled={reading} onPress={() => input.current?.click()}>
        {words.choose}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={words.choose}
        accept={accept}
        onChange={(event) => choose(event.target)}
      />
    </div>
  )
}
