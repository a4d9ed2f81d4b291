import type { Line } from '../../src-main/contract/line.ts'
import type { MediaAlarm } from '../../src-main/contract/media.ts'
import { reportTroubleText } from '../../src-main/texts/reports.ts'
import { useMayFind } from '../review/use-may-find.ts'
import { useConsole, useRequests, useTexts, useUi } from '../state/console-context.tsx'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/clock.ts'
import { MicrophoneStandIn } from './microphone-stand-in.tsx'

/** The system's own device rings or speaks in its place. */
const standIns: ReadonlySet<MediaAlarm> = new Set(['ring-device-missing', 'speaker-missing'])

/** What keeps an operator from being reached, or their words from being safe: full width, not a small dot. */
export function Alarms() {
  const { shell, reach } = useTexts()
  const request = useRequests()
  const connection = useConsole((state) => state.connection)
  const line = useConsole((state) => state.line)
  const deaf = line.accounts.filter(({ state }) => state === 'unreachable')
  // For one reason, it is said once.
  const isAll = line.state === 'unreachable' && deaf.every(({ trouble }) => trouble === line.trouble)
  const alarms = useConsole((state) => state.alarms)
  const storageFull = useConsole((state) => state.storageFull)
  const elsewhere = useConsole(
    ({ mediaWindow, windowId }) => windowId !== null && mediaWindow !== null && mediaWindow !== windowId,
  )
  return (
    <>
      {connection === 'lost' && <Banner look="alarm">{shell.hostLost}</Banner>}
      {storageFull && <Banner look="alarm">{shell.storageFull}</Banner>}
      <ReportTroubles />
      {isAll && <Unreachable line={line} name={null} />}
      {!isAll && deaf.map((account) => <Unreachable key={account.id} line={account} name={account.name} />)}
      {alarms.map((alarm) => (
        <Banner key={alarm} look="alarm">
          {!standIns.has(alarm) && <b>{shell.unreachable}:</b>} {shell.alarms[alarm]}
          <Button size="s" icon="retry" onPress={() => void request('line:retry', null)}>
            {reach.checkNow}
          </Button>
        </Banner>
      ))}
      <MicrophoneStandIn />
      {elsewhere && (
        <Banner look="notice">
          {shell.otherWindowHasAudio}
          <Button size="s" onPress={() => void request('media:take', null)}>
            {shell.takeAudio}
          </Button>
        </Banner>
      )}
    </>
  )
}

/** A report that was due and is not there: for leads, who miss it. */
function ReportTroubles() {
  const { reports: words } = useTexts()
  const leads = useMayFind()
  const trouble = useConsole(({ reports }) => reports?.troubles.at(-1))
  // There it is said beside the others.
  const isThere = useUi(({ screen }) => screen === 'reports')
  if (!leads || isThere || trouble === undefined) return null
  return <Banner look="notice">{reportTroubleText(trouble, words)}</Banner>
}

/** `name`: the account that is deaf; null: nobody can call at all. */
function Unreachable({ line, name }: { line: Pick<Line, 'trouble' | 'nextTryAt'>; name: string | null }) {
  const { shell, accounts: names, line: words, time } = useTexts()
  const request = useRequests()
  const { trouble, nextTryAt } = line
  const now = useNow()
  const wait = nextTryAt === null ? 0 : Math.ceil((nextTryAt - now) / 1000)
  return (
    <Banner look="alarm">
      <b>{name === null ? shell.unreachable : names.deaf(name)}.</b>
      {trouble && <span>{words.troubles[trouble]}</span>}
      {/* The seconds would be read out one by one. */}
      <span aria-hidden="true">{wait > 0 ? shell.nextTry(time.duration(wait)) : shell.tryingNow}</span>
      <Button size="s" icon="retry" onPress={() => void request('line:retry', null)}>
        {shell.retry}
      </Button>
    </Banner>
  )
}
