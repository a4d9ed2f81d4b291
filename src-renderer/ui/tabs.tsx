import type { ReactNode } from 'react'
import { Tab as AriaTab, Tabs as AriaTabs, type Key, TabList, TabPanel } from 'react-aria-components'
import { classesOf } from './classes.ts'
import styles from './tabs.module.css'

const css = classesOf(styles)

export type Tab = { id: string; title: string; count?: number | undefined; content: ReactNode }

type TabsProps = { label: string; tabs: readonly Tab[]; selected: string; onSelect: (id: string) => void }

export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className={css('tabs')}
      selectedKey={selected}
      onSelectionChange={(key: Key) => onSelect(String(key))}
    >
      <TabList className={css('list')} aria-label={label}>
        {tabs.map(({ id, title, count }) => (
          <AriaTab key={id} id={id} className={css('tab')}>
            {title}
            {count !== undefined && count > 0 && <span className={css('count')}>{count}</span>}
          </AriaTab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className={css('panel')}>
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  )
}
