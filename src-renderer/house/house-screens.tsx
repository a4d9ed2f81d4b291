import { WorkerFiguresSection } from '../figures/worker-figures-section.tsx'
import { SheetsSection } from '../scoring/sheets-section.tsx'
import type { HouseScreen } from '../state/settings-drafts.ts'
import { CalendarSection } from './calendar-section.tsx'
import { CategoriesSection } from './categories-section.tsx'
import { CopySection } from './copy-section.tsx'
import { DesksSection } from './desks-section.tsx'
import { MannerSection } from './manner-section.tsx'
import { OutcomesSection } from './outcomes-section.tsx'
import { OutgoingSection } from './outgoing-section.tsx'
import { ParkingSection } from './parking-section.tsx'
import { PeopleSection } from './people-section.tsx'
import { RecordingSection } from './recording-section.tsx'
import { TemplatesSection } from './templates-section.tsx'
import { YardstickSection } from './yardstick-section.tsx'

/** One part of what a house has agreed on. */
export function HouseScreenOf({ screen }: { screen: HouseScreen }) {
  switch (screen) {
    case 'manner':
      return <MannerSection />
    case 'desks':
      return <DesksSection />
    case 'calendar':
      return <CalendarSection />
    case 'people':
      return <PeopleSection />
    case 'categories':
      return <CategoriesSection />
    case 'yardstick':
      return <YardstickSection />
    case 'outcomes':
      return <OutcomesSection />
    case 'templates':
      return <TemplatesSection />
    case 'outgoing':
      return <OutgoingSection />
    case 'recording':
      return <RecordingSection />
    case 'parking':
      return <ParkingSection />
    case 'scoreSheets':
      return <SheetsSection />
    case 'workerFigures':
      return <WorkerFiguresSection />
    case 'copy':
      return <CopySection />
  }
}
