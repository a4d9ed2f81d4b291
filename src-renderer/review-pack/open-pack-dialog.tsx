import { useAccess, useTexts } from '../state/console-context.tsx'
import { showScreen } from '../state/ui-store.ts'
import { Dialog } from '../ui/dialog.tsx'
import { FileForm } from './file-form.tsx'

/** Asks for the file and its passphrase; the pack is then on the review screen, or fills a window without a house. */
export function OpenPackDialog({ onClose }: { onClose: () => void }) {
  const { reviewPack } = useTexts()
  const { ui, request } = useAccess()
  const words = reviewPack.opening

  async function open(passphrase: string) {
    const opened = await request('pack:open', { passphrase }, { quiet: true })
    if (!opened.ok) return opened.code
    showScreen(ui, 'review')
    onClose()
    return null
  }

  return (
    <Dialog isOpen title={words.title} closeLabel={reviewPack.close} onClose={onClose}>
      <FileForm why={words.why} start={words.start} busy={words.busy} onSent={open} />
    </Dialog>
  )
}
