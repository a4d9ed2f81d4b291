import { useCallback, useEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { openShiftPage } from '../reports/report-actions.ts'
import { useMayFind } from '../review/use-may-find.ts'
import { useAccess, useConsole, useHouse, useTexts, useUi } from '../state/console-context.tsx'
import { notify, type UiStore } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { copyText } from '../ui/copy-text.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Panel } from '../ui/panel.tsx'
import styles from './handover-screen.module.css'
import { PeriodChoice } from './period-choice.tsx'
import { Sheet } from './sheet.tsx'
import { sheetText } from './sheet-text.ts'
import type { Wording } from './sheet-words.ts'
import { useHandover } from './use-handover.ts'

/** What happened since somebody was last here: to read, to print, to paste somewhere else. */
export function HandoverScreen() {
  const { handover, reports } = useTexts()
  const access = useAccess()
  const { ui } = access
  const leads = useMayFind()
  const period = useUi(({ handoverPeriod }) => handoverPeriod)
  const { sheet, refused } = useHandover(period)
  const wording = useWording(sheet?.until ?? 0)
  const { manner } = useHouse()
  const printedAt = usePrinting()

  const copy = async () => {
    if (!sheet) return
    const copied = await copyText(sheetText(sheet, manner.name, wording))
    notify(ui, { kind: copied ? 'done' : 'hint', text: copied ? handover.copied : handover.notCopied })
  }

  return (
    <Panel
      title={handover.title}
      level={1}
      grow
      flush
      aside={
        <div className={styles['buttons']}>
          {leads && (
            <Button size="s" icon="letter" shortcut="Alt U" onPress={() => void openShiftPage(access)}>
              {reports.nextShift}
            </Button>
          )}
          <Button size="s" icon="copy" isDisabled={sheet === null} onPress={() => void copy()}>
            {handover.copy}
          </Button>
          <Button size="s" icon="print" shortcut="Ctrl P" isDisabled={sheet === null} onPress={printSheet}>
            {handover.print}
          </Button>
        </div>
      }
    >
      <PeriodChoice period={period} refused={refused} onChange={(chosen) => choosePeriod(ui, chosen)} />
      <div className={styles['scroll']}>
        {sheet === null ? (
          <EmptyState icon="clock" title={handover.reading} />
        ) : (
          <Sheet sheet={sheet} wording={wording} houseName={manner.name} printedAt={printedAt} />
        )}
      </div>
    </Panel>
  )
}

function choosePeriod(ui: UiStore, handoverPeriod: ReturnType<UiStore['getState']>['handoverPeriod']): void {
  ui.setState({ handoverPeriod })
}

function useWording(now: number): Wording {
  const texts = useTexts()
  const agents = useConsole((state) => state.agents)
  const me = useConsole((state) => state.agentId)
  const { desks } = useHouse()
  return useMemo(() => ({ texts, agents, desks, me, now }), [texts, agents, desks, me, now])
}

function printSheet(): void {
  window.print()
}

/** Ctrl+P prints in every host, and the paper says when: by whatever way it came to be printed. */
function usePrinting(): number {
  const [printedAt, setPrintedAt] = useState(Date.now)
  const stamp = useCallback(() => flushSync(() => setPrintedAt(Date.now())), [])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, shiftKey, code } = event
      if (!(ctrlKey || metaKey) || altKey || shiftKey || code !== 'KeyP') return
      event.preventDefault()
      if (!event.repeat) printSheet()
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('beforeprint', stamp)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('beforeprint', stamp)
    }
  }, [stamp])
  return printedAt
}
