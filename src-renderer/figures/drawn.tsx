import type { Drawing, Mark } from '../../src-main/domain/charts/marks.ts'
import { classesOf } from '../ui/classes.ts'
import styles from './charts.module.css'

const css = classesOf(styles)

/** A drawing as it is; its words and shapes have the window's colours. */
export function Drawn({ drawing: { width, height, marks } }: { drawing: Drawing }) {
  return (
    <svg className={css('chart')} width={width} height={height} role="presentation">
      {marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape has no other name than its place
        <Shape key={at} mark={mark} />
      ))}
    </svg>
  )
}

function Shape({ mark }: { mark: Mark }) {
  switch (mark.kind) {
    case 'rect': {
      const { kind, look, opacity, strokes, ...box } = mark
      return (
        <>
          <rect className={css(`part-${look}`)} fillOpacity={opacity} {...box} />
          {strokes !== undefined && <path className={css(`ink-${look}`)} d={strokes} />}
        </>
      )
    }
    case 'line': {
      const { kind, style, ...ends } = mark
      return <line className={css(style)} {...ends} />
    }
    case 'path':
      return <path className={css(mark.style)} d={mark.d} />
    case 'text':
      return (
        <text className={css(mark.style)} x={mark.x} y={mark.y}>
          {mark.text}
        </text>
      )
  }
}
