import { useTexts } from '../state/console-context.tsx'
import { Panel } from '../ui/panel.tsx'
import { CallLog } from './call-log.tsx'
import { DialField } from './dial-field.tsx'

export function CallLogScreen() {
  const { calls } = useTexts()
  return (
    <Panel title={calls.log.title} grow aside={<DialField />}>
      <CallLog />
    </Panel>
  )
}
