import { memo, useMemo } from 'react'
import type { HandoverSheet } from '../../src-main/contract/handover.ts'
import { useAccess, useConsole, useTexts } from '../state/console-context.tsx'
import { showScreen } from '../state/ui-store.ts'
import { Button } from '../ui/button.tsx'
import { classesOf } from '../ui/classes.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Light } from '../ui/light.tsx'
import { Tag } from '../ui/tag.tsx'
import styles from './sheet.module.css'
import { type SheetRow, type SheetSection, sheetSections } from './sheet-sections.ts'
import { sinceWords } from './sheet-text.ts'
import { totalsWords, type Wording } from './sheet-words.ts'

const css = classesOf(styles)

type SheetProps = {
  sheet: HandoverSheet
  wording: Wording
  houseName: string
  /** For the paper, UTC milliseconds. */
  printedAt: number
}

/** The sheet itself, on the screen and on paper: `data-sheet` is all that is printed. */
export const Sheet = memo(function Sheet({ sheet, wording, houseName, printedAt }: SheetProps) {
  const { handover, time } = useTexts()
  const sections = useMemo(() => sheetSections(sheet, wording), [sheet, wording])
  const since = handover.until(sinceWords(sheet, wording.texts), time.stamp(sheet.until))
  return (
    <div className={css('sheet')} data-sheet>
      <header className={css('head')}>
        <Letterhead houseName={houseName} printedAt={printedAt} />
        <p className={css('since')} role="status">
          {since}
        </p>
        <p className={css('totals')}>{totalsWords(sheet.totals, wording.texts).join(' · ')}</p>
      </header>
      {sections.length === 0 && (
        <EmptyState icon="check" title={handover.nothing}>
          <p>{handover.nothingWhy}</p>
        </EmptyState>
      )}
      {sections.map((section) => (
        <Section key={section.id} section={section} />
      ))}
    </div>
  )
})

/** On paper alone: whose sheet it is, when it was printed, and by whom. */
function Letterhead({ houseName, printedAt }: { houseName: string; printedAt: number }) {
  const { handover, time } = useTexts()
  const me = useConsole(({ agents, agentId }) => agents.find(({ id }) => id === agentId))
  const when = time.stamp(printedAt)
  return (
    <div className={css('letterhead')} aria-hidden="true">
      <p className={css('house')}>{[handover.title, houseName].filter(Boolean).join(' · ')}</p>
      <p>{me ? handover.printedBy(when, `${me.name} (${me.initials})`) : handover.printed(when)}</p>
    </div>
  )
}

function Section({ section: { id, rows, total, below } }: { section: SheetSection }) {
  const { handover } = useTexts()
  const { ui } = useAccess()
  return (
    <section className={css('section')} aria-labelledby={`handover-${id}`}>
      <h2 id={`handover-${id}`} className={css('title', id === 'broken' && 'broken')}>
        {handover.sections[id]} <span>{total}</span>
      </h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={css('row')}>
            <Row row={row} />
          </li>
        ))}
      </ul>
      {below !== null && <p className={css('below')}>{below}</p>}
      {id === 'notes' && (
        <p className={css('act')}>
          <Button size="s" icon="search" look="quiet" onPress={() => showScreen(ui, 'search')}>
            {handover.searchNotes}
          </Button>
        </p>
      )}
    </section>
  )
}

const Row = memo(function Row({ row: { name, what, lines, light, fell, open } }: { row: SheetRow }) {
  const { cases, promises } = useTexts()
  const { ui } = useAccess()
  return (
    <article className={css('entry')} aria-label={`${name}: ${what.split('\n')[0]}`}>
      <p className={css('what')}>
        {light && <Light state={light} letter={cases.letters[light]} word={cases.states[light]} compact />}
        {open ? (
          <button
            type="button"
            className={css('name')}
            aria-label={promises.openCard(name)}
            onClick={() => open(ui)}
          >
            <bdi>{name}</bdi>
          </button>
        ) : (
          <b>{name}</b>
        )}{' '}
        <span dir="auto">{what}</span> {fell && <Tag look="warning">{promises.fell}</Tag>}
      </p>
      {lines.map((line) => (
        <p key={line} className={css('line')} dir="auto">
          {line}
        </p>
      ))}
    </article>
  )
})
