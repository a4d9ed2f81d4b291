import { useState } from 'react'
import type { Category, HouseSettings } from '../../src-main/contract/house.ts'
import type { CategoryId } from '../../src-main/contract/ids.ts'
import { useHouse, useTexts } from '../state/console-context.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { branchesOf, pathOf, withChildren } from './category-tree.ts'
import styles from './house.module.css'
import { MasterList } from './master-list.tsx'
import { nameProblems, ownerOf } from './names.ts'
import { newCategoryId } from './new-id.ts'
import { SectionPanel } from './section-panel.tsx'
import { type Problems, type Section, useSection } from './use-section.ts'

type Categories = HouseSettings['categories']

const none = '-'

/** Two may have the same name, but not under the same branch. */
function categoryProblems(categories: Categories): Problems {
  const parents = new Set(categories.map(({ parentId }) => parentId))
  return Object.assign(
    {},
    ...[...parents].map((parent) => nameProblems(categories.filter(({ parentId }) => parentId === parent))),
  )
}

/** What cases are about, as a tree. */
export function CategoriesSection() {
  const texts = useTexts()
  const { categories: words } = texts.houseLists
  const [chosen, setChosen] = useState<string | null>(null)
  const section = useSection('categories', {
    problemsOf: categoryProblems,
    reveal: (field) => setChosen(ownerOf(field)),
  })
  const { value, change, hasProblem } = section
  const branches = branchesOf(value)
  const selected = value.find(({ id }) => id === chosen) ?? branches[0]?.category

  const add = (parentId: CategoryId | null) => {
    const id = newCategoryId()
    change([...value, { id, parentId, name: '', deskId: null }])
    setChosen(id)
  }

  return (
    <SectionPanel title={texts.house.sections.categories} section={section}>
      <div className={styles['split']}>
        <MasterList
          label={words.list}
          items={branches.map(({ category: { id, name }, depth }) => ({
            id,
            depth,
            text: name.trim() || words.unnamed,
            flagged: hasProblem(id),
          }))}
          selected={selected?.id ?? null}
          onSelect={setChosen}
          addLabel={words.add}
          onAdd={() => add(null)}
        />
        {selected ? (
          <CategoryForm key={selected.id} category={selected} section={section} onAddUnder={add} />
        ) : (
          <EmptyState icon="folder" title={words.none}>
            <p>{texts.house.pick}</p>
          </EmptyState>
        )}
      </div>
      <GoneCategories categories={value} onPutBack={(category) => change([...value, category])} />
    </SectionPanel>
  )
}

type CategoryFormProps = {
  category: Category
  section: Section<Categories>
  onAddUnder: (parentId: CategoryId) => void
}

function CategoryForm({ category, section, onAddUnder }: CategoryFormProps) {
  const texts = useTexts()
  const { categories: words } = texts.houseLists
  const { desks } = useHouse()
  const { value, change } = section
  const problem = section.problemAt(`${category.id}.name`)
  const below = withChildren(value, category.id)
  const places = branchesOf(value).filter(({ category: { id } }) => !below.has(id))
  const set = (part: Partial<Category>) =>
    change(value.map((each) => (each.id === category.id ? { ...each, ...part } : each)))
  const find = <T extends { readonly id: string }>(items: readonly T[], id: string) =>
    items.find((each) => each.id === id) ?? null

  return (
    <div className={styles['detail']}>
      <div className={`${styles['stack']} ${styles['narrow']}`}>
        <TextField
          label={words.name}
          value={category.name}
          maxLength={80}
          autoFocus={category.name === ''}
          error={problem && texts.house.problems[problem]}
          onChange={(name) => set({ name })}
        />
        <Select
          label={words.under}
          value={category.parentId ?? none}
          options={[
            { id: none, text: words.top },
            ...places.map(({ category: { id } }) => ({ id, text: pathOf(value, id) || words.unnamed })),
          ]}
          onChange={(id) => set({ parentId: find(value, id)?.id ?? null })}
        />
        <Select
          label={words.desk}
          value={desks.some(({ id }) => id === category.deskId) ? (category.deskId ?? none) : none}
          options={[{ id: none, text: words.anyDesk }, ...desks.map(({ id, name }) => ({ id, text: name }))]}
          onChange={(id) => set({ deskId: find(desks, id)?.id ?? null })}
        />
      </div>
      <div className={styles['actions']}>
        <Button size="s" icon="plus" onPress={() => onAddUnder(category.id)}>
          {words.addUnder}
        </Button>
        <Button size="s" look="danger" onPress={() => change(withoutCategory(value, category))}>
          {words.remove}
        </Button>
      </div>
    </div>
  )
}

/** Its branches move up to where it was. */
function withoutCategory(categories: Categories, { id, parentId }: Category): Categories {
  return categories
    .filter((each) => each.id !== id)
    .map((each) => (each.parentId === id ? { ...each, parentId } : each))
}

function GoneCategories({
  categories,
  onPutBack,
}: {
  categories: Categories
  onPutBack: (category: Category) => void
}) {
  const texts = useTexts()
  const { categories: words } = texts.houseLists
  const house = useHouse()
  const gone = house.categories.filter(({ id }) => !categories.some((each) => each.id === id))
  return gone.map((category) => {
    const below = house.categories.filter(({ parentId }) => parentId === category.id).length
    const rules = house.yardstick.rules.filter(({ categoryId }) => categoryId === category.id).length
    return (
      <div key={category.id} className={styles['careful']} role="status">
        <Icon name="warning" size="s" />
        <span>
          {`${category.name}: `}
          {below + rules === 0 ? words.removedAlone : words.removed(below, rules)}
        </span>
        <Button size="s" onPress={() => onPutBack(category)}>
          {texts.house.undoRemove}
        </Button>
      </div>
    )
  })
}
