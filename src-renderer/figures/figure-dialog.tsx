import { useCallback, useEffect, useState } from 'react'
import type { FigureName, FigureRow, FigureRows, FiguresQuestion } from '../../src-main/contract/figures.ts'
import { caseReference } from '../../src-main/domain/codes.ts'
import { useAccess, useRequests, useTexts } from '../state/console-context.tsx'
import { openCustomer, showScreen } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChartOf } from './chart.tsx'
import { DataTable } from './data-table.tsx'
import styles from './figures.module.css'
import { LegendOf } from './legend.tsx'
import type { PanelModel } from './panel-model.ts'

type FigureDialogProps = {
  name: FigureName
  model: PanelModel
  question: FiguresQuestion
  onClose: () => void
}

/** How a figure is counted, its numbers, and what stands behind it. */
export function FigureDialog({ name, model, question, onClose }: FigureDialogProps) {
  const { figures: words } = useTexts()
  const [rows, again] = useRows(name, question)
  const title = words.names[name]
  return (
    <Dialog title={title} isOpen size="xl" onClose={onClose} closeLabel={words.close}>
      <div className={styles['detail']}>
        <p className={styles['value']}>
          <strong>{model.value}</strong> <span>{model.caption}</span>
        </p>
        <h3>{words.definition}</h3>
        <p className={styles['definition']}>{words.definitions[name]}</p>
        <ChartOf chart={model.chart} tall />
        <LegendOf legend={model.chart.legend} />
        <h3>{words.rows}</h3>
        <Behind rows={rows} again={again} onLeave={onClose} />
        <h3>{words.asTable}</h3>
        <div className={styles['scroll']}>
          <DataTable caption={title} table={model.table} />
        </div>
      </div>
    </Dialog>
  )
}

/** Null: they are being counted. */
type Known = FigureRows | { readonly kind: 'failed' } | null

function useRows(figure: FigureName, question: FiguresQuestion): readonly [Known, () => void] {
  const request = useRequests()
  const [round, setRound] = useState(0)
  const asked = JSON.stringify([round, figure, question])
  const [known, setKnown] = useState<{ of: string; rows: Known } | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of it
  useEffect(() => {
    let over = false
    void request('figures:rows', { ...question, figure }).then((result) => {
      if (!over) setKnown({ of: asked, rows: result.ok ? result.value : { kind: 'failed' } })
    })
    return () => {
      over = true
    }
  }, [request, asked])
  const again = useCallback(() => setRound((before) => before + 1), [])
  return [known?.of === asked ? known.rows : null, again]
}

/** Contacts are shown by the search, which has their cards beside them. */
function Behind({ rows, again, onLeave }: { rows: Known; again: () => void; onLeave: () => void }) {
  const { figures: words, time } = useTexts()
  const { ui } = useAccess()
  if (rows === null) return <p role="status">{words.counting}</p>
  if (rows.kind === 'failed')
    return (
      <div className={styles['failed']}>
        <p role="alert">{words.rowsFailed}</p>
        <Button onPress={again}>{words.again}</Button>
      </div>
    )
  if (rows.kind === 'withheld') return <p>{words.withheldWhy}</p>
  if (rows.kind === 'contacts') {
    const show = () => {
      ui.setState({ reviewQuestion: { filter: rows.filter, order: 'newest' } })
      onLeave()
      showScreen(ui, 'review')
    }
    return (
      <div>
        <Button look="first" icon="filter" onPress={show}>
          {words.showContacts}
        </Button>
      </div>
    )
  }
  if (rows.rows.length === 0) return <p>{words.noRows}</p>
  return (
    <>
      <p className={styles['definition']}>
        {words.rowsOf(time.count(rows.rows.length), time.count(rows.total))}
      </p>
      <RowTable rows={rows.rows} onLeave={onLeave} />
    </>
  )
}

function RowTable({ rows, onLeave }: { rows: readonly FigureRow[]; onLeave: () => void }) {
  const { figures: words, time } = useTexts()
  const { ui } = useAccess()
  return (
    <div className={styles['scroll']}>
      <table className={styles['table']}>
        <caption className="visually-hidden">{words.rows}</caption>
        <thead>
          <tr>
            <th scope="col">{words.rowColumns.at}</th>
            <th scope="col">{words.rowColumns.customer}</th>
            <th scope="col">{words.rowColumns.what}</th>
            <th scope="col">{words.seconds}</th>
            <th scope="col">{words.rowColumns.counts}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no id of its own, and the list never changes
            <tr key={at}>
              <th scope="row">{time.stamp(row.at)}</th>
              <td>
                {row.customerId === null ? (
                  row.customerName
                ) : (
                  <button
                    type="button"
                    className={styles['customer']}
                    onClick={() => {
                      onLeave()
                      if (row.customerId !== null) openCustomer(ui, row.customerId)
                    }}
                  >
                    {row.customerName}
                  </button>
                )}
              </td>
              <td>{[row.reference && caseReference(row.reference), row.text].filter(Boolean).join(' · ')}</td>
              <td>{row.seconds === null ? '' : time.longDuration(row.seconds)}</td>
              <td>{words.counts[row.counts] ?? row.counts}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
