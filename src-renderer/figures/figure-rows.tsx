import { useCallback, useEffect, useRef, useState } from 'react'
import {
  type FigureName,
  type FigureRow,
  type FigureRows,
  type FiguresQuestion,
  mostFigureRows,
} from '../../src-main/contract/figures.ts'
import { caseReference } from '../../src-main/domain/codes.ts'
import { useAccess, useRequests, useTexts } from '../state/console-context.tsx'
import { openCustomer, showScreen } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import styles from './figures.module.css'

type Failed = { readonly kind: 'failed' }

type Paged = {
  /** By what was asked. */
  readonly of: string
  readonly rows: FigureRows | Failed
  /** How many of the newest were asked for. */
  readonly reached: number
  /** The page after that. */
  readonly next: 'idle' | 'asked' | 'failed'
}

/** Null: they are being counted. */
function useRows(figure: FigureName, question: FiguresQuestion) {
  const request = useRequests()
  const [round, setRound] = useState(0)
  const asked = JSON.stringify([round, figure, question])
  const [known, setKnown] = useState<Paged | null>(null)
  const paged = known?.of === asked ? known : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` says all of it
  useEffect(() => {
    let over = false
    void request('figures:rows', { ...question, figure }).then((result) => {
      const rows = result.ok ? result.value : { kind: 'failed' as const }
      if (!over) setKnown({ of: asked, rows, reached: mostFigureRows, next: 'idle' })
    })
    return () => {
      over = true
    }
  }, [request, asked])

  async function more(): Promise<void> {
    if (paged === null || paged.next === 'asked') return
    setKnown({ ...paged, next: 'asked' })
    const result = await request('figures:rows', { ...question, figure, offset: paged.reached })
    setKnown((now) => {
      if (now?.of !== paged.of) return now
      return result.ok ? withPage(now, result.value) : { ...now, next: 'failed' }
    })
  }
  const again = useCallback(() => setRound((before) => before + 1), [])
  return { paged, more, again }
}

function withPage(known: Paged, page: FigureRows): Paged {
  const { rows, reached } = known
  if (rows.kind !== 'rows' || page.kind !== 'rows') return { ...known, rows: page, next: 'idle' }
  const all = { ...page, rows: [...rows.rows, ...page.rows] }
  return { ...known, rows: all, reached: reached + mostFigureRows, next: 'idle' }
}

type FigureRowsBehindProps = { figure: FigureName; question: FiguresQuestion; onLeave: () => void }

/** What stands behind a figure. Contacts are shown by the search, which has their cards beside them. */
export function FigureRowsBehind({ figure, question, onLeave }: FigureRowsBehindProps) {
  const { figures: words } = useTexts()
  const { paged, more, again } = useRows(figure, question)
  if (paged === null) return <p role="status">{words.counting}</p>
  const { rows } = paged
  if (rows.kind === 'failed')
    return (
      <div className={styles['failed']}>
        <p role="alert">{words.rowsFailed}</p>
        <Button onPress={again}>{words.again}</Button>
      </div>
    )
  if (rows.kind === 'withheld') return <p>{words.withheldWhy}</p>
  if (rows.kind === 'contacts') return <ToContacts filter={rows.filter} onLeave={onLeave} />
  if (rows.rows.length === 0) return <p>{words.noRows}</p>
  return <RowPages rows={rows} paged={paged} more={more} onLeave={onLeave} />
}

type Contacts = Extract<FigureRows, { kind: 'contacts' }>

function ToContacts({ filter, onLeave }: Pick<Contacts, 'filter'> & { onLeave: () => void }) {
  const { figures: words } = useTexts()
  const { ui } = useAccess()
  const show = () => {
    ui.setState({ reviewQuestion: { filter, order: 'newest' } })
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

type RowPagesProps = {
  rows: Extract<FigureRows, { kind: 'rows' }>
  paged: Pick<Paged, 'reached' | 'next'>
  more: () => Promise<void>
  onLeave: () => void
}

/** The newest, and at their end the way to those before them. */
function RowPages({ rows, paged: { reached, next }, more, onLeave }: RowPagesProps) {
  const { figures: words, time } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const left = rows.total - reached
  async function show(): Promise<void> {
    // The button goes with the last of them, and what was in focus is not to be lost.
    if (left <= mostFigureRows) list.current?.focus()
    await more()
  }
  return (
    <>
      <p className={styles['definition']} role="status">
        {words.rowsOf(time.count(rows.rows.length), time.count(rows.total))}
      </p>
      <div className={styles['scroll']} ref={list} tabIndex={-1}>
        <RowTable rows={rows.rows} onLeave={onLeave} />
        {next === 'failed' && <p role="alert">{words.rowsFailed}</p>}
        {left > 0 && (
          <p className={styles['more']}>
            <Button onPress={() => void show()}>
              {next === 'asked' ? words.counting : words.moreRows(time.count(Math.min(left, mostFigureRows)))}
            </Button>
          </p>
        )}
      </div>
    </>
  )
}

function RowTable({ rows, onLeave }: { rows: readonly FigureRow[]; onLeave: () => void }) {
  const { figures: words, time } = useTexts()
  const { ui } = useAccess()
  return (
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
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no id of its own, and no row ever takes another's place
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
  )
}
