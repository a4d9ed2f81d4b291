import { useTexts } from '../state/console-context.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ImportPanel } from './import-panel.tsx'

export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { imports: words } = useTexts()
  return (
    <Dialog isOpen size="l" title={words.title} closeLabel={words.close} onClose={onClose}>
      <ImportPanel onClose={onClose} />
    </Dialog>
  )
}
