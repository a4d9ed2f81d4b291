import type { FigureName } from '../../src-main/contract/figures.ts'
import { useTexts } from '../state/console-context.tsx'
import { classesOf } from '../ui/classes.ts'
import { Icon } from '../ui/icon.tsx'
import { ChartOf } from './chart.tsx'
import { DataTable } from './data-table.tsx'
import styles from './figures.module.css'
import { LegendOf } from './legend.tsx'
import type { PanelModel } from './panel-model.ts'

const css = classesOf(styles)

type FigurePanelProps = {
  name: FigureName
  model: PanelModel
  /** Pictures that need room. */
  wide: boolean
  onOpen: (name: FigureName) => void
}

/** A picture first; the whole panel opens how it is counted. */
export function FigurePanel({ name, model, wide, onOpen }: FigurePanelProps) {
  const { figures: words } = useTexts()
  return (
    <section className={css('panel', wide && 'wide')} aria-labelledby={`figure-${name}`}>
      <h2 id={`figure-${name}`} className={css('name')}>
        <button type="button" className={css('open')} onClick={() => onOpen(name)}>
          {words.names[name]}
          <span className="visually-hidden">: {words.definition}</span>
          <Icon name="question" size="s" />
        </button>
      </h2>
      <p className={css('value')}>
        <strong>{model.value}</strong> <span>{model.caption}</span>
      </p>
      <div className={css('picture')}>
        <ChartOf chart={model.chart} />
      </div>
      <div className={css('foot')}>
        <LegendOf legend={model.chart.legend} />
        {model.change !== null && <span className={css('change')}>{model.change}</span>}
      </div>
      <div className="visually-hidden">
        <DataTable caption={words.names[name]} table={model.table} />
        {model.more && <DataTable caption={model.more.caption} table={model.more.table} />}
      </div>
    </section>
  )
}
