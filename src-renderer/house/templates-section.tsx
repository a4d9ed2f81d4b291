import { useState } from 'react'
import { type HouseSettings, Template, TemplateUse } from '../../src-main/contract/house.ts'
import { apologisesInFirstPerson } from '../../src-main/domain/first-person-apology.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Select } from '../ui/select.tsx'
import styles from './house.module.css'
import { MasterList } from './master-list.tsx'
import { same } from './merge-draft.ts'
import { ownerOf } from './names.ts'
import { removed } from './ordering.ts'
import { SectionPanel } from './section-panel.tsx'
import { TemplateForm } from './template-form.tsx'
import { type Problems, useSection } from './use-section.ts'

type Templates = HouseSettings['templates']

const all = 'all'

function templateProblems(templates: Templates): Problems {
  const problems: Record<string, Problems[string]> = {}
  const seen = new Set<string>()
  for (const [at, { abbreviation, language, formOfAddress, text }] of templates.entries()) {
    const letters = `${language} ${formOfAddress} ${abbreviation.toLocaleLowerCase()}`
    if (!Template.shape.abbreviation.safeParse(abbreviation).success)
      problems[`${at}.abbreviation`] = 'abbreviation'
    else if (seen.has(letters)) problems[`${at}.abbreviation`] = 'abbreviation-taken'
    if (text.trim() === '') problems[`${at}.text`] = 'no-text'
    seen.add(letters)
  }
  return problems
}

/** Those that would be new to the house, and that apologise as «I». */
function apologising(templates: Templates, saved: Templates): readonly number[] {
  return [...templates.entries()].flatMap(([at, template]) =>
    apologisesInFirstPerson(template.text, template.language) === null ||
    saved.some((each) => same(each, template))
      ? []
      : [at],
  )
}

/** The words of the house, by what they are for, in which language and form of address. */
export function TemplatesSection() {
  const texts = useTexts()
  const { templates: words } = texts.houseLists
  const { manner, templates: saved } = useHouse()
  const [show, setShow] = useState<string>(all)
  const [chosen, setChosen] = useState(0)
  const section = useSection('templates', {
    problemsOf: templateProblems,
    reveal: (field) => {
      setShow(all)
      setChosen(Number(ownerOf(field)))
    },
  })
  const { value, change } = section
  const shown = [...value.entries()].filter(([, { use }]) => show === all || use === show)
  const [at, template] = shown.find(([index]) => index === chosen) ?? shown[0] ?? [0, undefined]

  const warned = apologising(value, saved)
  const asksFirst = warned.length > 0 || section.failed === 'first-person-apology'

  const add = () => {
    const use = TemplateUse.options.find((option) => option === show) ?? 'phrase'
    change([
      ...value,
      { use, abbreviation: '', language: 'it', formOfAddress: manner.formOfAddress, text: '' },
    ])
    setChosen(value.length)
  }

  return (
    <SectionPanel
      title={texts.house.sections.templates}
      section={section}
      saveWith={
        asksFirst && (
          <Button key="anyway" look="danger" onPress={() => void section.save({ apologyConfirmed: true })}>
            {words.saveAnyway}
          </Button>
        )
      }
      aside={
        <div className={styles['filter']}>
          <Select
            label={words.show}
            hideLabel
            small
            value={show}
            options={[
              { id: all, text: words.allUses },
              ...TemplateUse.options.map((use) => ({ id: use, text: words.uses[use] })),
            ]}
            onChange={setShow}
          />
        </div>
      }
    >
      <div className={styles['split']}>
        <MasterList
          label={words.list}
          items={shown.map(([index, { use, abbreviation, language, formOfAddress, text }]) => ({
            id: `${index}`,
            text: text.trim() || words.uses[use],
            about: [
              abbreviation,
              words.uses[use],
              texts.card.details.languages[language],
              texts.card.address[formOfAddress],
            ]
              .filter(Boolean)
              .join(' · '),
            flagged: warned.includes(index) || section.hasProblem(`${index}.`),
          }))}
          selected={template ? `${at}` : null}
          onSelect={(id) => setChosen(Number(id))}
          addLabel={words.add}
          onAdd={add}
        />
        {template ? (
          <div className={styles['detail']}>
            <TemplateForm key={at} at={at} template={template} section={section} />
            <div className={`${styles['actions']} ${styles['end']}`}>
              <Button size="s" look="danger" onPress={() => change([...removed(value, at)])}>
                {words.remove}
              </Button>
            </div>
          </div>
        ) : (
          <EmptyState icon="chat" title={words.none}>
            <p>{texts.house.pick}</p>
          </EmptyState>
        )}
      </div>
    </SectionPanel>
  )
}
