import { useId } from 'react'
import { hatches, hatchSize, isHatched } from '../../src-main/domain/charts/hatches.ts'
import type { Drawing, Mark } from '../../src-main/domain/charts/marks.ts'
import { classesOf } from '../ui/classes.ts'
import styles from './charts.module.css'

const css = classesOf(styles)

/** A drawing as it is; its words and shapes have the window's colours. */
export function Drawn({ drawing: { width, height, marks } }: { drawing: Drawing }) {
  const id = useId()
  return (
    <svg className={css('chart')} width={width} height={height} role="presentation">
      <Hatches id={id} />
      {marks.map((mark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a shape has no other name than its place
        <Shape key={at} mark={mark} id={id} />
      ))}
    </svg>
  )
}

/** The patterns of one drawing; `id` keeps those of several on a page apart. */
export function Hatches({ id }: { id: string }) {
  return (
    <defs>
      {Object.entries(hatches).map(([look, strokes]) => (
        <pattern
          key={look}
          id={`${id}-${look}`}
          width={hatchSize}
          height={hatchSize}
          patternUnits="userSpaceOnUse"
        >
          <rect width={hatchSize} height={hatchSize} className={css(`ground-${look}`)} />
          <path d={strokes} className={css(`ink-${look}`)} />
        </pattern>
      ))}
    </defs>
  )
}

function Shape({ mark, id }: { mark: Mark; id: string }) {
  switch (mark.kind) {
    case 'rect': {
      const { kind, look, opacity, ...box } = mark
      const fill = isHatched(look) ? `url(#${id}-${look})` : undefined
      return <rect className={css(`part-${look}`)} fillOpacity={opacity} fill={fill} {...box} />
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
