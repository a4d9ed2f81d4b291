import { useState } from 'react'
import { uuidv7 } from 'uuidv7'
import type { HouseSettings } from '../../src-main/contract/house.ts'
import { ScoreSheetId } from '../../src-main/contract/ids.ts'
import type { ScoreSheet } from '../../src-main/contract/scoring.ts'
import { maySetSheets } from '../../src-main/domain/review-rules.ts'
import { withVersions, wordingIn } from '../../src-main/domain/score-sheets.ts'
import { builtInSheet } from '../../src-main/texts/score-sheet.ts'
import houseStyles from '../house/house.module.css'
import { MasterList } from '../house/master-list.tsx'
import { ownerOf } from '../house/names.ts'
import { SectionPanel } from '../house/section-panel.tsx'
import { type Problems, useSection } from '../house/use-section.ts'
import { useConsole, useHouse, useLanguage, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { newQuestion } from './new-question.ts'
import { SheetForm } from './sheet-form.tsx'

type Sheets = HouseSettings['scoreSheets']

const isSilent = ({ it, en }: ScoreSheet['name']) => it.trim() === '' && en.trim() === ''

/** A name and each question say something in at least one language. */
function sheetProblems(sheets: Sheets): Problems {
  const problems: Record<string, Problems[string]> = {}
  for (const { id, name, questions } of sheets) {
    if (isSilent(name)) problems[`${id}.name`] = 'empty'
    for (const question of questions)
      if (isSilent(question.wording)) problems[`${id}.${question.id}`] = 'no-text'
  }
  return problems
}

/** By what contacts are reviewed here. */
export function SheetsSection() {
  const texts = useTexts()
  const words = texts.scoring.sheets
  const language = useLanguage()
  const saved = useHouse().scoreSheets
  const isMine = useConsole(({ agents, agentId }) =>
    maySetSheets(agents.find(({ id }) => id === agentId) ?? null),
  )
  const [chosen, setChosen] = useState<string | null>(null)
  const section = useSection('scoreSheets', {
    problemsOf: sheetProblems,
    reveal: (field) => setChosen(ownerOf(field)),
  })
  const { value, hasProblem } = section
  const change = (sheets: Sheets) => section.change(withVersions(saved, sheets))
  const selected = value.find(({ id }) => id === chosen) ?? value[0]

  const add = (sheet: ScoreSheet) => {
    change([...value, sheet])
    setChosen(sheet.id)
  }
  const addEmpty = () =>
    add({
      id: ScoreSheetId.parse(uuidv7()),
      version: 1,
      name: { it: '', en: '' },
      failure: 'mark',
      questions: [newQuestion()],
    })

  return (
    <SectionPanel title={texts.house.sections.scoreSheets} section={section}>
      <div className={houseStyles['split']}>
        <MasterList
          label={words.list}
          items={value.map(({ id, name, version, questions }) => ({
            id,
            text: wordingIn(name, language).trim() || words.unnamed,
            about: words.version(version, questions.length),
            flagged: hasProblem(id),
          }))}
          selected={selected?.id ?? null}
          onSelect={setChosen}
          addLabel={words.add}
          onAdd={addEmpty}
        />
        {selected ? (
          <div className={houseStyles['detail']}>
            <p className={houseStyles['why']}>{isMine ? words.why : words.notYours}</p>
            <SheetForm
              key={selected.id}
              sheet={selected}
              section={section}
              onChange={(next) => change(value.map((each) => (each.id === next.id ? next : each)))}
            />
            <div className={`${houseStyles['actions']} ${houseStyles['end']}`}>
              <Button
                size="s"
                look="danger"
                onPress={() => change(value.filter(({ id }) => id !== selected.id))}
              >
                {words.remove}
              </Button>
            </div>
          </div>
        ) : (
          <EmptyState icon="handover" title={words.none}>
            <p>{words.noneWhy}</p>
            <Button icon="plus" onPress={() => add(builtInSheet)}>
              {words.begin}
            </Button>
          </EmptyState>
        )}
      </div>
    </SectionPanel>
  )
}
