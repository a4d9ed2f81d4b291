import { useEffect, useState } from 'react'
import type { LoggedCall } from '../../src-main/contract/calls.ts'
import type { CallQuality, QualityPoint } from '../../src-main/contract/quality.ts'
import { useLanguage, useRequests, useTexts } from '../state/console-context.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { CallTimes } from './call-times.tsx'
import styles from './diagnostics.module.css'
import { decimal, verdictOf } from './figures.ts'

type QualityDialogProps = { call: LoggedCall; name: string; onClose: () => void }

/** When what happened in a call, and how it was heard: a picture, and the same as a table. */
export function QualityDialog({ call, name, onClose }: QualityDialogProps) {
  const { diagnostics: words } = useTexts()
  const callId = call.id
  const request = useRequests()
  const [quality, setQuality] = useState<CallQuality | null | undefined>(undefined)

  useEffect(() => {
    let gone = false
    void request('call:quality', { callId }).then((result) => {
      if (!gone) setQuality(result.ok ? result.value : null)
    })
    return () => {
      gone = true
    }
  }, [request, callId])

  return (
    <Dialog title={words.detailsOf(name)} isOpen onClose={onClose} closeLabel={words.close} size="l">
      <div className={styles['quality']}>
        <CallTimes call={call} />
        {quality === null && <p className={styles['why']}>{words.noQuality}</p>}
        {quality && <Heard quality={quality} />}
      </div>
    </Dialog>
  )
}

function Heard({ quality: { codec, points } }: { quality: CallQuality }) {
  const { diagnostics: words, time } = useTexts()
  const say = decimal(useLanguage())
  return (
    <>
      <Graph points={points} />
      <p className={styles['why']}>{[words.codec(codec), words.why].join(' · ')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable with the keyboard */}
      <section className={styles['rows']} tabIndex={0} aria-label={words.quality}>
        <table>
          <thead>
            <tr>
              {Object.entries(words.columns).map(([key, title]) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {points.map((point) => (
              <tr key={point.at}>
                <th scope="row">{time.timer(point.at)}</th>
                <td data-verdict={verdictOf(point.mos)}>{say(point.mos)}</td>
                <td>{point.roundTripMs === null ? '–' : `${point.roundTripMs} ms`}</td>
                <td>{`${say(point.lossPercent)} %`}</td>
                <td>{`${point.jitterMs} ms`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

const width = 640
const height = 160
const left = 28
const lowest = 1
const highest = 4.5

/** The MOS over the time of the call, with lines where it begins to be good and where people complain. */
function Graph({ points }: { points: readonly QualityPoint[] }) {
  const { diagnostics: words } = useTexts()
  const say = decimal(useLanguage())
  const end = points.at(-1)?.at ?? 0
  const begin = points[0]?.at ?? 0
  const x = (at: number) => left + ((at - begin) / Math.max(1, end - begin)) * (width - left - 8)
  const y = (mos: number) => 8 + ((highest - mos) / (highest - lowest)) * (height - 16)
  const worst = Math.min(...points.map(({ mos }) => mos))
  return (
    <svg
      className={styles['graph']}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words.graph(say(worst), points.length)}
    >
      {[2, 3, 3.6, 4].map((mos) => (
        <g key={mos}>
          <line x1={left} x2={width} y1={y(mos)} y2={y(mos)} />
          <text x={left - 6} y={y(mos) + 3.5}>
            {say(mos)}
          </text>
        </g>
      ))}
      <polyline points={points.map(({ at, mos }) => `${x(at)},${y(mos)}`).join(' ')} />
      {points.map(({ at, mos }) => (
        <circle
          key={at}
          cx={x(at)}
          cy={y(mos)}
          r={points.length > 60 ? 1.5 : 3}
          data-verdict={verdictOf(mos)}
        />
      ))}
    </svg>
  )
}
