import type { FigureName, FiguresQuestion } from '../../src-main/contract/figures.ts'
import { useTexts } from '../state/console-context.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ChartOf } from './chart.tsx'
import { DataTable } from './data-table.tsx'
import { FigureRowsBehind } from './figure-rows.tsx'
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
        <FigureRowsBehind figure={name} question={question} onLeave={onClose} />
        <h3>{words.asTable}</h3>
        <div className={styles['scroll']}>
          <DataTable caption={title} table={model.table} />
        </div>
        {model.more && (
          <>
            <h3>{model.more.caption}</h3>
            <div className={styles['scroll']}>
              <DataTable caption={model.more.caption} table={model.more.table} />
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}
