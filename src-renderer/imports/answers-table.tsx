import {
  AnswerField,
  AnswerScale,
  type AnswersLayout,
  type AnswersPreview,
  DateOrder,
} from '../../src-main/contract/answers.ts'
import type { Texts } from '../../src-main/texts/index.ts'
import { useTexts } from '../state/console-context.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Select } from '../ui/select.tsx'
import { ColumnHeading } from './column-heading.tsx'
import styles from './imports.module.css'
import { FileReading } from './preview-table.tsx'

const shownRows = 6
const spans = [1, 3, 7, 14, 30, 60, 90, 180, 365] as const

type Props = { preview: AnswersPreview; onChange: (layout: AnswersLayout) => void }

/** How answers are read, with what each of the first rows comes to: a wrong guess is seen and put right here. */
export function AnswersTable({ preview, onChange }: Props) {
  const { answers: words, imports } = useTexts()
  const { layout } = preview
  const hasDates = layout.columns.some(({ field }) => field === 'when')
  const correct = (change: Partial<AnswersLayout>) => onChange({ ...layout, ...change })
  const days = [...new Set<number>([...spans, layout.withinDays])].sort((a, b) => a - b)

  return (
    <div className={styles['form']}>
      <FileReading layout={layout} onChange={correct} />
      <div className={`${styles['reading']} ${styles['wide']}`}>
        <Select
          label={words.scale}
          value={layout.scale}
          options={AnswerScale.options.map((id) => ({ id, text: words.scales[id] }))}
          onChange={(scale) => correct({ scale })}
        />
        {hasDates && (
          <Select
            label={words.dateOrder}
            value={layout.dateOrder}
            options={DateOrder.options.map((id) => ({ id, text: words.dateOrders[id] }))}
            onChange={(dateOrder) => correct({ dateOrder })}
          />
        )}
        <Select
          label={words.withinDays}
          value={`${layout.withinDays}`}
          options={days.map((each) => ({ id: `${each}`, text: words.within(each) }))}
          onChange={(id) => correct({ withinDays: Number(id) })}
        />
        {layout.scale !== 'words' && (
          <Checkbox isSelected={layout.lowestIsBest} onChange={(lowestIsBest) => correct({ lowestIsBest })}>
            {words.lowestIsBest}
          </Checkbox>
        )}
      </div>
      <p className={styles['why']}>{words.withinWhy}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard */}
      <section className={styles['scroll']} tabIndex={0} aria-label={imports.howRead}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col" className={styles['read-as']}>
                <span>{words.readAs}</span>
              </th>
              {layout.columns.map((column, index) => (
                <ColumnHeading
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns are known by their place, titles repeat
                  key={index}
                  column={column}
                  index={index}
                  fields={AnswerField.options}
                  names={words.fields}
                  onField={(field) => onChange(withAnswerField(layout, index, field))}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.slice(0, shownRows).map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows of a file are known by their place
              <Row key={at} row={row} layout={layout} hasDates={hasDates} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

type RowProps = { row: AnswersPreview['rows'][number]; layout: AnswersLayout; hasDates: boolean }

function Row({ row: { cells, at, mark }, layout, hasDates }: RowProps) {
  const { answers: words, time } = useTexts()
  const whenRead = at === null ? words.badDate : momentIn(time, at)
  const noDate = cells[layout.columns.findIndex(({ field }) => field === 'when')]?.trim() === ''
  return (
    <tr>
      <td className={styles['read-as']}>
        <b className={typeof mark === 'number' ? undefined : styles['careful']}>
          {typeof mark === 'number' ? words.of5(mark) : words.unread[mark]}
        </b>{' '}
        <span className={hasDates && !noDate && at === null ? styles['careful'] : styles['why']}>
          {hasDates && !noDate ? whenRead : words.noDate}
        </span>
      </td>
      {layout.columns.map(({ field }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells are known by their place
        <td key={index} className={styles[field === 'ignore' ? 'left-out' : 'taken']} title={cells[index]}>
          {cells[index]}
        </td>
      ))}
    </tr>
  )
}

/** Always with its year; midnight is what a day without a time of day comes to. */
function momentIn(time: Texts['time'], at: number): string {
  const date = new Date(at)
  const isDay = date.getHours() === 0 && date.getMinutes() === 0
  const day = time.shortDay(at, 0)
  return isDay ? day : `${day}, ${time.clock(at)}`
}

/** The same layout with another meaning for one column: each field is one column's. */
export function withAnswerField(layout: AnswersLayout, index: number, field: AnswerField): AnswersLayout {
  const columns = layout.columns.map((column, at) => {
    if (at === index) return { ...column, field }
    return column.field === field ? { ...column, field: 'ignore' as const } : column
  })
  return { ...layout, columns }
}
