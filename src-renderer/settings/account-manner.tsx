import { RingTone } from '../../src-main/contract/accounts.ts'
import { DeskId } from '../../src-main/contract/ids.ts'
import { useMedia } from '../media/media-context.tsx'
import { useConsole, useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { AccountTyped } from './account-draft.ts'
import { CallerNumbers } from './caller-numbers.tsx'
import styles from './settings.module.css'

/** No desk has this id. */
const noDesk = 'none'

type MannerProps = {
  typed: AccountTyped
  set: (change: Partial<AccountTyped>) => void
  isOpen: boolean
}

/** What makes an account its own brand: none of it has to be tried out. */
export function AccountManner({ typed, set, isOpen }: MannerProps) {
  const { accounts: words } = useTexts()
  const media = useMedia()
  const ringDevice = useConsole(({ settings }) => settings.ringDevice)
  const { desks } = useHouse()
  return (
    <details className={styles['more']} open={isOpen}>
      <summary>{words.manner}</summary>
      <div className={styles['form']}>
        <TextField
          label={words.name}
          hint={words.nameHint}
          value={typed.name}
          maxLength={60}
          onChange={(name) => set({ name })}
        />
        <p className={styles['why']}>{words.nameWhy}</p>
        <div className={styles['device']}>
          <Select
            label={words.tone}
            value={typed.tone}
            options={RingTone.options.map((id) => ({ id, text: words.tones[id] }))}
            onChange={(tone) => set({ tone })}
          />
          <Button icon="play" onPress={() => void media?.playRing(typed.tone, ringDevice)}>
            {words.listen}
          </Button>
        </div>
        <TextField
          label={words.greeting}
          hint={words.greetingHint}
          rows={2}
          value={typed.greeting}
          maxLength={400}
          onChange={(greeting) => set({ greeting })}
        />
        <p className={styles['why']}>{words.greetingWhy}</p>
        <Select
          label={words.desk}
          value={typed.deskId ?? noDesk}
          options={[
            { id: noDesk, text: words.deskOfHouse },
            ...desks.map(({ id, name }) => ({ id: String(id), text: name })),
          ]}
          onChange={(id) => set({ deskId: DeskId.safeParse(id).data ?? null })}
        />
        <p className={styles['why']}>{words.deskWhy}</p>
        <CallerNumbers typed={typed} set={set} />
        <Checkbox isSelected={typed.doNotDisturb} onChange={(doNotDisturb) => set({ doNotDisturb })}>
          {words.doNotDisturb}
        </Checkbox>
      </div>
    </details>
  )
}
