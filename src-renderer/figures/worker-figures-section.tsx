import type { HouseSettings } from '../../src-main/contract/house.ts'
import { mayEnterBasis } from '../../src-main/domain/figures-law.ts'
import { DateField } from '../house/date-field.tsx'
import houseStyles from '../house/house.module.css'
import { SectionPanel } from '../house/section-panel.tsx'
import { type Problems, useSection } from '../house/use-section.ts'
import { useConsole, useTexts } from '../state/console-context.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'

type Basis = HouseSettings['workerFigures']

const kinds = ['none', 'agreement', 'authorisation'] as const

function problemsOf(basis: Basis): Problems {
  if (basis === null) return {}
  return {
    ...(basis.reference.trim() === '' && { reference: 'no-text' as const }),
    ...(basis.date === '' && { date: 'no-date' as const }),
  }
}

/** What figures on single workers rest on: without it there are none. */
export function WorkerFiguresSection() {
  const texts = useTexts()
  const words = texts.figures.settings
  const mine = useConsole(({ agents, agentId }) =>
    mayEnterBasis(agents.find(({ id }) => id === agentId) ?? null),
  )
  const section = useSection('workerFigures', { problemsOf })
  const { value, change, problemAt } = section
  const chooseKind = (kind: (typeof kinds)[number]) =>
    change(kind === 'none' ? null : { reference: '', date: '', ...value, kind })

  return (
    <SectionPanel title={texts.house.sections.workerFigures} section={section}>
      <div className={`${houseStyles['stack']} ${houseStyles['narrow']}`}>
        <p className={houseStyles['why']}>{words.why}</p>
        <Select
          label={words.kind}
          value={value?.kind ?? 'none'}
          options={kinds.map((id) => ({ id, text: words.kinds[id] }))}
          isDisabled={!mine}
          onChange={chooseKind}
        />
        {!mine && <p className={houseStyles['why']}>{words.onlyAdministrators}</p>}
        {value !== null && (
          <>
            <TextField
              label={words.reference}
              hint={words.referenceHint}
              value={value.reference}
              maxLength={200}
              isDisabled={!mine}
              error={problemAt('reference') && words.referenceMissing}
              onChange={(reference) => change({ ...value, reference })}
            />
            {mine && (
              <DateField
                label={words.date}
                value={value.date}
                error={problemAt('date') && words.dateMissing}
                onChange={(date) => change({ ...value, date })}
              />
            )}
          </>
        )}
      </div>
    </SectionPanel>
  )
}
