import { useState } from 'react'
import type { ReplyTally } from '../../src-main/contract/review-pack.ts'
import { useAccess, useTexts } from '../state/console-context.tsx'
import { notify, reviewsCame } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FileForm } from './file-form.tsx'
import styles from './pack.module.css'

/** What came back, first shown and then taken in. */
export function TakeReplyDialog({ onClose }: { onClose: () => void }) {
  const { reviewPack } = useTexts()
  const { request } = useAccess()
  const words = reviewPack.taking
  const [tally, setTally] = useState<ReplyTally | null>(null)

  async function look(passphrase: string) {
    const looked = await request('review-pack:look', { passphrase }, { quiet: true })
    if (!looked.ok) return looked.code
    setTally(looked.value)
    return null
  }

  return (
    <Dialog isOpen title={words.title} closeLabel={reviewPack.close} onClose={onClose}>
      {tally === null ? (
        <FileForm why={words.why} start={words.start} busy={words.busy} onSent={look} />
      ) : (
        <Looked tally={tally} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Looked({ tally, onClose }: { tally: ReplyTally; onClose: () => void }) {
  const { reviewPack, time } = useTexts()
  const { ui, request } = useAccess()
  const words = reviewPack.taking
  const [isBusy, setBusy] = useState(false)
  const counts = [
    [words.reviews, tally.reviews],
    [words.fresh, tally.fresh],
    [words.known, tally.known],
    [words.gone, tally.gone],
    [words.refused, tally.refused],
  ] as const

  async function merge(): Promise<void> {
    setBusy(true)
    const merged = await request('review-pack:merge', { packId: tally.packId })
    setBusy(false)
    if (!merged.ok) return
    reviewsCame(ui)
    notify(ui, { kind: 'done', text: words.done(merged.value.fresh) })
    onClose()
  }

  return (
    <div className={styles['form']}>
      <p>{words.from(tally.reader, time.stamp(tally.madeAt))}</p>
      <dl className={styles['tally']}>
        {counts
          .filter(([label, count]) => count > 0 || label === words.fresh)
          .map(([label, count]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{time.count(count)}</dd>
            </div>
          ))}
      </dl>
      {tally.fresh === 0 && <p className={styles['why']}>{words.nothing}</p>}
      <div className={styles['actions']}>
        {tally.fresh === 0 ? (
          <Button look="first" onPress={onClose}>
            {reviewPack.close}
          </Button>
        ) : (
          <Button look="first" isDisabled={isBusy} onPress={() => void merge()}>
            {words.merge(tally.fresh)}
          </Button>
        )}
      </div>
    </div>
  )
}
